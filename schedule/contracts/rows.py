"""Rows: what a schedule looks like, in REST answers and in events alike, the same for every reader on every day.

Days and times of day are those on the wall in the schedule's time zone.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from core.domain.events import plain
from schedule.contracts.words import CalendarKind, LinkType, PhaseGroup, PhaseKind, TaskKind, TaskStatus


def _wire(row: Any) -> dict[str, Any]:
    return {name: plain(getattr(row, name)) for name in row.__slots__}


def _day(day: date | None) -> str | None:
    return None if day is None else day.isoformat()


@dataclass(frozen=True, slots=True)
class PlacementRow:
    """When a task is done, and its place in the list; `end_date` is the last day on which it is worked on."""

    id: UUID
    start_date: date
    start_time: str
    end_date: date
    end_time: str
    position: int
    version: int

    def wire(self) -> dict[str, Any]:
        return _wire(self)


@dataclass(frozen=True, slots=True, kw_only=True)
class TaskRow:
    """`version` is the schedule's version at which the task last changed; `source` what it was made from."""

    id: UUID
    number: int
    phase_id: UUID | None
    kind: TaskKind
    name: str
    status: TaskStatus
    progress: int
    start_date: date
    start_time: str
    end_date: date
    end_time: str
    duration_days: int
    duration_minutes: int
    calendar: CalendarKind
    not_before: date | None
    must_end_by: date | None
    is_fixed: bool
    placed_by_hand: bool
    has_begun: bool
    actual_start_date: date | None
    actual_end_date: date | None
    assignees: tuple[UUID, ...]
    place: str
    notes: str
    position: int
    source: Mapping[str, Any] | None
    version: int

    def wire(self) -> dict[str, Any]:
        return {
            "id": str(self.id),
            "number": self.number,
            "phase_id": None if self.phase_id is None else str(self.phase_id),
            "kind": self.kind.value,
            "name": self.name,
            "status": self.status.value,
            "progress": self.progress,
            "start_date": self.start_date.isoformat(),
            "start_time": self.start_time,
            "end_date": self.end_date.isoformat(),
            "end_time": self.end_time,
            "duration_days": self.duration_days,
            "duration_minutes": self.duration_minutes,
            "calendar": self.calendar.value,
            "not_before": _day(self.not_before),
            "must_end_by": _day(self.must_end_by),
            "is_fixed": self.is_fixed,
            "placed_by_hand": self.placed_by_hand,
            "has_begun": self.has_begun,
            "actual_start_date": _day(self.actual_start_date),
            "actual_end_date": _day(self.actual_end_date),
            "assignees": [str(each) for each in self.assignees],
            "place": self.place,
            "notes": self.notes,
            "position": self.position,
            "source": None if self.source is None else plain(self.source),
            "version": self.version,
        }


@dataclass(frozen=True, slots=True, kw_only=True)
class LinkRow:
    """The lag is counted in the successor's calendar; a lead is a lag below zero."""

    id: UUID
    predecessor: UUID
    successor: UUID
    type: LinkType
    lag_days: int
    lag_minutes: int
    version: int

    def wire(self) -> dict[str, Any]:
        return {
            "id": str(self.id),
            "predecessor": str(self.predecessor),
            "successor": str(self.successor),
            "type": self.type.value,
            "lag_days": self.lag_days,
            "lag_minutes": self.lag_minutes,
            "version": self.version,
        }


@dataclass(frozen=True, slots=True)
class PhaseOutline:
    """What follows from the tasks of a phase; no days without one."""

    id: UUID
    start_date: date | None
    end_date: date | None
    progress: int

    def wire(self) -> dict[str, Any]:
        return _wire(self)


@dataclass(frozen=True, slots=True, kw_only=True)
class PhaseRow:
    """`kind` and `group` by their keys; `version` as a task's."""

    id: UUID
    kind: PhaseKind
    group: PhaseGroup
    name: str
    colour: str
    position: int
    version: int

    def wire(self) -> dict[str, Any]:
        return _wire(self)


@dataclass(frozen=True, slots=True)
class DeadlineRow:
    """What is to be done by a day: a milestone, a task that must end by it, a phase."""

    kind: str
    id: UUID
    name: str
    date: date

    def wire(self) -> dict[str, Any]:
        return _wire(self)


@dataclass(frozen=True, slots=True, kw_only=True)
class OutlineRow:
    """What follows from all tasks; `stage` is the group of the first phase that is not complete."""

    version: int
    start_date: date | None
    end_date: date | None
    progress: int
    stage: str | None
    phases: tuple[PhaseOutline, ...]

    def wire(self) -> dict[str, Any]:
        return _wire(self) | {"phases": [each.wire() for each in self.phases]}


@dataclass(frozen=True, slots=True, kw_only=True)
class WorkingTimeRow:
    """When people work: hours of each day of the week, whose public holidays are kept, own days off and on."""

    time_zone: str
    begins_on: date
    week: Mapping[str, tuple[tuple[str, str], ...]]
    holidays: str | None
    days_off: tuple[Mapping[str, Any], ...]
    working_dates: tuple[Mapping[str, Any], ...]

    def wire(self) -> dict[str, Any]:
        return _wire(self)


@dataclass(frozen=True, slots=True, kw_only=True)
class ScheduleRow:
    """The whole of it."""

    project_id: UUID
    working_time: WorkingTimeRow
    outline: OutlineRow
    phases: tuple[PhaseRow, ...]
    tasks: tuple[TaskRow, ...]
    links: tuple[LinkRow, ...]

    def wire(self) -> dict[str, Any]:
        outlines = {each.id: each.wire() for each in self.outline.phases}
        own = {name: value for name, value in self.outline.wire().items() if name != "phases"}
        return {
            "project_id": str(self.project_id),
            "time_zone": self.working_time.time_zone,
            **own,
            "phases": [each.wire() | outlines[each.id] for each in self.phases],
            "tasks": [each.wire() for each in self.tasks],
            "links": [each.wire() for each in self.links],
        }
