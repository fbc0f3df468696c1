"""What importing calendars needs from the outside."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Protocol

from core.domain.errors import FieldFault
from schedule.domain.event_pattern import Pattern


@dataclass(frozen=True, kw_only=True)
class ReadEvent:
    """`place` counts the events of the file from 0; `uid` is how the calendar that it is from knows it.

    `sequence` tells how often it had been changed there.
    """

    place: int
    uid: str
    details: Mapping[str, Any]
    pattern: Pattern
    sequence: int | None = None


@dataclass(frozen=True, kw_only=True)
class FaultyEvent:
    place: int
    uid: str
    fault: FieldFault


@dataclass(frozen=True)
class ReadCalendar:
    """What is cancelled as a whole is no fault of the file, but it does not take place."""

    events: list[ReadEvent] = field(default_factory=list)
    faulty: list[FaultyEvent] = field(default_factory=list)
    cancelled: list[FaultyEvent] = field(default_factory=list)


class CalendarReader(Protocol):
    def __call__(self, data: bytes, zone: str) -> ReadCalendar:
        """`zone` is that of times which name none. Raises ImportRefused."""
