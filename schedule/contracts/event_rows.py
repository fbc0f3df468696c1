"""Events of calendars as people see them."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from core.domain.clock import rfc3339
from core.domain.events import plain
from schedule.contracts.calendar_words import EventCategory

_PLAIN = ("id", "project_id", "uid", "title", "category", "place", "notes", "attendees", "recurrence", "exdates")


@dataclass(frozen=True, slots=True, kw_only=True)
class WhenRow:
    """All day: two dates, the last one included; else two moments, and the zone whose clocks its series follows."""

    start_date: date | None
    end_date: date | None
    starts_at: datetime | None
    ends_at: datetime | None
    time_zone: str | None

    def wire(self) -> dict[str, Any]:
        return {
            "is_all_day": self.starts_at is None,
            "start_date": plain(self.start_date),
            "end_date": plain(self.end_date),
            "starts_at": None if self.starts_at is None else rfc3339(self.starts_at),
            "ends_at": None if self.ends_at is None else rfc3339(self.ends_at),
            "time_zone": self.time_zone,
        }


@dataclass(frozen=True, slots=True, kw_only=True)
class OverrideRow:
    """An occurrence that is not as its series says; what is None is as there."""

    recurrence_id: str
    title: str | None
    category: EventCategory | None
    place: str | None
    notes: str | None
    attendees: tuple[UUID, ...] | None
    when: WhenRow | None

    def wire(self) -> dict[str, Any]:
        names = ("recurrence_id", "title", "category", "place", "notes", "attendees")
        when = None if self.when is None else self.when.wire()
        return {name: plain(getattr(self, name)) for name in names} | {"when": when}


@dataclass(frozen=True, slots=True, kw_only=True)
class EventRow:
    """A whole series, or an event that happens once. `project_id` is None of a person's own."""

    id: UUID
    project_id: UUID | None
    uid: str
    title: str
    category: EventCategory
    place: str
    notes: str
    attendees: tuple[UUID, ...]
    when: WhenRow
    recurrence: str | None
    exdates: tuple[str, ...]
    overrides: tuple[OverrideRow, ...]
    author_id: UUID
    version: int
    created_at: datetime
    updated_at: datetime

    def wire(self) -> dict[str, Any]:
        plainly = (
            "id",
            "project_id",
            "uid",
            "title",
            "category",
            "place",
            "notes",
            "attendees",
            "recurrence",
            "exdates",
        )
        return {
            **{name: plain(getattr(self, name)) for name in plainly},
            **self.when.wire(),
            "overrides": [each.wire() for each in self.overrides],
            "author_id": str(self.author_id),
            "version": self.version,
            "created_at": rfc3339(self.created_at),
            "updated_at": rfc3339(self.updated_at),
        }
