"""What is computed with: activities, and the links between them, in working time."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from uuid import UUID

from schedule.contracts import CalendarKind, LinkType
from schedule.domain.moments import Moment
from schedule.domain.order import Order, ordered
from schedule.domain.work_calendar import WorkCalendar


@dataclass(frozen=True, slots=True)
class Span:
    """A length of working time; that of a link may be negative (lead). A day is as long as its calendar says."""

    days: int = 0
    minutes: int = 0

    def within(self, calendar: WorkCalendar) -> int:
        """In minutes."""
        return self.days * calendar.day_minutes + self.minutes


@dataclass(frozen=True, slots=True)
class Activity:
    """`held_at`: it starts there whatever its links say, because a person has fixed it or it has begun.

    What has begun did so there, though nobody works then any more.
    """

    id: UUID
    name: str
    length: Span
    calendar: CalendarKind = CalendarKind.WORKING
    not_before: Moment | None = None
    must_end_by: Moment | None = None
    held_at: Moment | None = None
    has_begun: bool = False


@dataclass(frozen=True, slots=True)
class Link:
    """The lag is counted in the successor's calendar."""

    id: UUID
    predecessor: UUID
    successor: UUID
    type: LinkType = LinkType.FINISH_START
    lag: Span = Span()

    @property
    def leaves_finish(self) -> bool:
        """Whether the end of the predecessor is waited for, not its start."""
        return self.type is LinkType.FINISH_START or self.type is LinkType.FINISH_FINISH


@dataclass(frozen=True)
class Network:
    """`begins`: nothing without a constraint of its own starts before."""

    activities: tuple[Activity, ...]
    links: tuple[Link, ...]
    calendars: Mapping[CalendarKind, WorkCalendar]
    begins: Moment

    @cached_property
    def order(self) -> Order:
        """Refuses links in a circle."""
        return ordered(
            [each.id for each in self.activities],
            [(link.predecessor, link.successor) for link in self.links],
            lambda at: self.activities[at].name,
        )

    @cached_property
    def works(self) -> list[WorkCalendar]:
        """The calendar of each activity."""
        return [self.calendars[each.calendar] for each in self.activities]

    @cached_property
    def lengths(self) -> list[int]:
        """Of each activity, in minutes."""
        return [each.length.within(works) for each, works in zip(self.activities, self.works, strict=True)]

    @cached_property
    def asked(self) -> list[tuple[int, int, int, bool]]:
        """Of each link: whose start (even) or finish (odd) is waited for, how many minutes of the successor's work
        after it the start may lie, who waits, and whether both count in one calendar.

        The place of an activity is doubled, so that its two ends have a number each.
        """
        works, lengths, found = self.works, self.lengths, []
        for link, (one, other) in zip(self.links, self.order.ends, strict=True):
            kind, lag, working = link.type, link.lag, works[other]
            after = lag.days * working.day_minutes + lag.minutes if lag.days or lag.minutes else 0
            if kind is LinkType.FINISH_FINISH or kind is LinkType.START_FINISH:
                after -= lengths[other]
            leaves_finish = kind is LinkType.FINISH_START or kind is LinkType.FINISH_FINISH
            found.append((2 * one + leaves_finish, after, other, works[one] is working))
        return found
