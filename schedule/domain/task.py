"""A task: what is to be done, how long it takes, and when it is done."""

from collections.abc import Mapping
from dataclasses import dataclass, fields
from datetime import date
from operator import attrgetter
from typing import Any
from uuid import UUID

from schedule.contracts import CalendarKind, TaskKind, TaskStatus
from schedule.contracts.rows import PlacementRow, TaskRow
from schedule.domain.moments import DAY, Moment, day_of, minute_of, moment
from schedule.domain.network import Activity, Link, Span
from schedule.domain.placements import PlacedBy, Placement

DONE = 100
_PLACED = ("starts", "ends", "starts_on", "ends_on", "placed_by", "driver", "version")


@dataclass(frozen=True, slots=True, kw_only=True)
class Task:
    """`notes` None: they were not read. From `starts` to `driver` (a link) it is told where the network places it.

    `is_fixed`: it stays at `not_before`, whatever its links ask for. Once it has begun it stays where it is.
    """

    id: UUID
    number: int
    kind: TaskKind
    name: str
    phase_id: UUID | None
    length: Span
    calendar: CalendarKind
    not_before: Moment | None
    must_end_by: date | None
    is_fixed: bool
    placed_by_hand: bool
    progress: int
    actual_start: date | None
    actual_end: date | None
    assignees: tuple[UUID, ...]
    place: str
    notes: str | None
    position: int
    source: Mapping[str, Any] | None
    starts: Moment
    ends: Moment
    starts_on: date
    ends_on: date
    placed_by: PlacedBy
    driver: UUID | None
    version: int

    @property
    def has_begun(self) -> bool:
        return self.progress > 0 or self.actual_start is not None

    @property
    def status(self) -> TaskStatus:
        if self.progress >= DONE:
            return TaskStatus.COMPLETED
        return TaskStatus.IN_PROGRESS if self.progress else TaskStatus.NOT_STARTED

    @property
    def held_at(self) -> Moment | None:
        if self.has_begun:
            return self.starts
        return self.not_before if self.is_fixed else None

    def activity(self) -> Activity:
        due = None if self.must_end_by is None else moment(self.must_end_by) + DAY
        held_at, has_begun = self.held_at, self.has_begun
        return Activity(self.id, self.name, self.length, self.calendar, self.not_before, due, held_at, has_begun)

    def where(self, links: Mapping[UUID, Link]) -> Placement:
        """`links` as they were when it was placed."""
        return Placement(
            self.starts, self.ends, self.placed_by, None if self.driver is None else links.get(self.driver)
        )

    def placed(self, where: Placement, version: int) -> "Task":
        """As `replace` does it, in a fraction of the time: thousands move at once."""
        moved, driver = object.__new__(Task), where.link.id if where.link else None
        given = where.start, where.finish, where.first_day, where.last_day, where.by, driver, version
        for put, value in zip(_PUT, (*_kept(self), *given), strict=True):
            put(moved, value)
        return moved

    def placement_row(self) -> PlacementRow:
        start, end = clock(self.starts), end_clock(self.starts, self.ends)
        return PlacementRow(self.id, self.starts_on, start, self.ends_on, end, self.position, self.version)

    def row(self) -> TaskRow:
        return TaskRow(
            id=self.id,
            number=self.number,
            phase_id=self.phase_id,
            kind=self.kind,
            name=self.name,
            status=self.status,
            progress=self.progress,
            start_date=self.starts_on,
            start_time=clock(self.starts),
            end_date=self.ends_on,
            end_time=end_clock(self.starts, self.ends),
            duration_days=self.length.days,
            duration_minutes=self.length.minutes,
            calendar=self.calendar,
            not_before=None if self.not_before is None else day_of(self.not_before),
            must_end_by=self.must_end_by,
            is_fixed=self.is_fixed,
            placed_by_hand=self.placed_by_hand,
            has_begun=self.has_begun,
            actual_start_date=self.actual_start,
            actual_end_date=self.actual_end,
            assignees=self.assignees,
            place=self.place,
            notes=self.notes or "",
            position=self.position,
            source=self.source,
            version=self.version,
        )


_KEPT = tuple(each.name for each in fields(Task) if each.name not in _PLACED)
_kept = attrgetter(*_KEPT)
_PUT = tuple(getattr(Task, name).__set__ for name in (*_KEPT, *_PLACED))


def clock(when: Moment) -> str:
    """09:00."""
    hours, minutes = divmod(minute_of(when), 60)
    return f"{hours:02d}:{minutes:02d}"


def end_clock(starts: Moment, ends: Moment) -> str:
    """Midnight is the last minute of the day before."""
    return "23:59" if ends > starts and not minute_of(ends) else clock(ends)
