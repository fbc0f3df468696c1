"""What an event is about."""

from collections.abc import Mapping
from dataclasses import dataclass, fields, replace
from typing import Any
from uuid import UUID

from core.domain.errors import InvalidField
from core.domain.text import plain_text
from schedule.contracts.calendar_words import EventCategory

LONGEST_TITLE, LONGEST_PLACE, LONGEST_NOTES, MOST_ATTENDEES = 200, 200, 5000, 50


@dataclass(frozen=True, slots=True, kw_only=True)
class EventDetails:
    """Raises InvalidField."""

    title: str
    category: EventCategory = EventCategory.MEETING
    place: str = ""
    notes: str = ""
    attendees: tuple[UUID, ...] = ()

    def __post_init__(self) -> None:
        texts = {
            "title": plain_text(self.title, "/title", longest=LONGEST_TITLE, shortest=1),
            "place": plain_text(self.place, "/place", longest=LONGEST_PLACE),
            "notes": plain_text(self.notes, "/notes", longest=LONGEST_NOTES),
        }
        for name, text in texts.items():
            object.__setattr__(self, name, text)
        object.__setattr__(self, "attendees", tuple(dict.fromkeys(self.attendees)))
        if len(self.attendees) > MOST_ATTENDEES:
            raise InvalidField("/attendees", "list.too_long", longest=MOST_ATTENDEES)

    def with_(self, changed: Mapping[str, Any]) -> "EventDetails":
        """Raises InvalidField."""
        return replace(self, **changed)

    def different(self, other: "EventDetails") -> dict[str, Any]:
        """What `other` says otherwise."""
        pairs = {name: getattr(other, name) for name in DETAILS}
        return {name: value for name, value in pairs.items() if value != getattr(self, name)}


DETAILS = tuple(each.name for each in fields(EventDetails))
