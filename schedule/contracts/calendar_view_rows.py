"""What a view of a calendar shows."""

from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from core.domain.events import plain
from schedule.contracts.calendar_words import EventCategory
from schedule.contracts.event_rows import WhenRow


@dataclass(frozen=True, slots=True, kw_only=True)
class OccurrenceRow:
    """`first_day` and `last_day` are those on which whoever looks sees it."""

    event_id: UUID
    project_id: UUID | None
    recurrence_id: str | None
    is_changed: bool
    title: str
    category: EventCategory
    place: str
    attendees: tuple[UUID, ...]
    when: WhenRow
    first_day: date
    last_day: date

    def wire(self) -> dict[str, Any]:
        names = (each for each in OccurrenceRow.__slots__ if each != "when")
        return {name: plain(getattr(self, name)) for name in names} | self.when.wire()


@dataclass(frozen=True, slots=True, kw_only=True)
class CalendarTask:
    """A task or a milestone, by its days."""

    id: UUID
    project_id: UUID
    phase_id: UUID | None
    kind: str
    name: str
    progress: int
    assignees: tuple[UUID, ...]
    place: str
    start_date: date
    end_date: date
    version: int

    def wire(self) -> dict[str, Any]:
        return {name: plain(getattr(self, name)) for name in CalendarTask.__slots__}


@dataclass(frozen=True, slots=True, kw_only=True)
class CalendarPhase:
    """From the first start to the last end of its tasks."""

    id: UUID
    project_id: UUID
    kind: str
    group: str
    name: str
    colour: str
    start_date: date
    end_date: date

    def wire(self) -> dict[str, Any]:
        return {name: plain(getattr(self, name)) for name in CalendarPhase.__slots__}
