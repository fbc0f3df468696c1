"""What of a calendar is within some days, as somebody in a zone sees them."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from schedule.domain.calendar_event import CalendarEvent
from schedule.domain.event_details import EventDetails
from schedule.domain.event_refusals import TooManyOccurrences, WindowIsEmpty, WindowTooLong
from schedule.domain.event_rule import Recurrences
from schedule.domain.event_span import DAY, AllDay, Span, Timed, Wall, instant, wall_of, within_bounds

MOST_DAYS, MOST_TOLD = 400, 2000


@dataclass(frozen=True, slots=True)
class Window:
    """Both days are in it. Raises InvalidField, WindowIsEmpty, WindowTooLong."""

    first: date
    last: date
    zone: str

    def __post_init__(self) -> None:
        within_bounds(self.first, "/from")
        within_bounds(self.last, "/to")
        if self.last < self.first:
            raise WindowIsEmpty
        if (self.last - self.first).days >= MOST_DAYS:
            raise WindowTooLong(most=MOST_DAYS)

    def holds(self, span: Span) -> bool:
        if isinstance(span, AllDay):
            return span.first <= self.last and span.last >= self.first
        begins, ends = self.moments
        return span.starts_at < ends and (span.ends_at > begins or span.starts_at == span.ends_at == begins)

    @property
    def moments(self) -> tuple[datetime, datetime]:
        midnight = (datetime.combine(day, time()) for day in (self.first, self.last + DAY))
        begins, ends = (instant(each, self.zone) for each in midnight)
        return begins, ends

    def walls(self, span: Span) -> tuple[Wall, Wall]:
        """Between which an occurrence begins, on the clocks of its own, if it is in the window."""
        low, high = datetime.combine(self.first, time()), datetime.combine(self.last + DAY, time())
        if isinstance(span, Timed):
            low, high = (wall_of(each, span.zone) for each in self.moments)
        # Clocks are put forward or back by less than three hours.
        return low - span.length - timedelta(hours=3), high + timedelta(hours=3)


@dataclass(frozen=True, slots=True)
class Occurrence:
    """`wall` is when it would be by its series; None of what happens once."""

    event: CalendarEvent
    wall: Wall | None
    span: Span
    details: EventDetails
    is_changed: bool = False


def within(events: Iterable[CalendarEvent], window: Window, recurrences: Recurrences) -> tuple[Occurrence, ...]:
    """In the order in which they begin. Raises TooManyOccurrences."""
    found: list[Occurrence] = []
    for event in events:
        found += _of_event(event, window, recurrences)
        if len(found) > MOST_TOLD:
            raise TooManyOccurrences(most=MOST_TOLD)
    return tuple(sorted(found, key=lambda each: _order(each, window.zone)))


def _of_event(event: CalendarEvent, window: Window, recurrences: Recurrences) -> Iterator[Occurrence]:
    pattern = event.pattern
    if pattern.rule is None:
        if window.holds(pattern.span):
            yield Occurrence(event, None, pattern.span, event.details)
        return
    for wall in recurrences.between(pattern.rule, pattern.span.wall, *window.walls(pattern.span)):
        if wall not in pattern.skipped and wall not in pattern.overrides:
            span = pattern.span.at(wall)
            if window.holds(span):
                yield Occurrence(event, wall, span, event.details)
    for wall, override in pattern.overrides.items():
        span = pattern.effective(wall)
        if window.holds(span):
            yield Occurrence(event, wall, span, event.details.with_(override.details), is_changed=True)


def _order(occurrence: Occurrence, zone: str) -> tuple[datetime, bool, str, str]:
    """What is all day comes before what begins on that day."""
    span = occurrence.span
    wall = span.wall if isinstance(span, AllDay) else wall_of(span.starts_at, zone)
    return wall, isinstance(span, Timed), occurrence.details.title, str(occurrence.event.id)
