"""What is computed with: activities, and the links between them, in working time."""

from collections.abc import Mapping
from dataclasses import dataclass
from uuid import UUID

from schedule.contracts import CalendarKind, LinkType
from schedule.domain.moments import Moment
from schedule.domain.work_calendar import WorkCalendar


@dataclass(frozen=True, slots=True)
class Span:
    """A length of working time; that of a link may be negative (lead). A day is as long as its calendar says."""

    days: int = 0
    minutes: int = 0


@dataclass(frozen=True, slots=True)
class Activity:
    """`held_at`: it starts there whatever its links say, because a person has fixed it or it has begun."""

    id: UUID
    name: str
    length: Span
    calendar: CalendarKind = CalendarKind.WORKING
    not_before: Moment | None = None
    must_end_by: Moment | None = None
    held_at: Moment | None = None


@dataclass(frozen=True, slots=True)
class Link:
    """The lag is counted in the successor's calendar."""

    id: UUID
    predecessor: UUID
    successor: UUID
    type: LinkType = LinkType.FINISH_START
    lag: Span = Span()


@dataclass(frozen=True)
class Network:
    """`begins`: nothing without a constraint of its own starts before."""

    activities: tuple[Activity, ...]
    links: tuple[Link, ...]
    calendars: Mapping[CalendarKind, WorkCalendar]
    begins: Moment
