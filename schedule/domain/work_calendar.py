"""When people work: hours of each day of the week, without the days that are off.

All working minutes from 2000 to 2099 are numbered in a row, so that lengths of work are added and taken off by numbers.
"""

from array import array
from bisect import bisect_left, bisect_right
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property, lru_cache
from itertools import accumulate

from schedule.domain.moments import DAY, FIRST_DAY, LAST_DAY, Moment
from schedule.domain.refusals import NoWorkingDays, TooEarly, TooLate

Hours = tuple[tuple[int, int], ...]
"""From and until, in minutes since midnight, in order and without overlap."""
OFFICE: Hours = ((9 * 60, 12 * 60), (13 * 60, 18 * 60))
DAYS = (LAST_DAY - FIRST_DAY).days + 1
END: Moment = DAYS * DAY


@dataclass(frozen=True)
class Line:
    """Each stretch of work: when it starts, and how many minutes of work lie before it; at last, how many in all."""

    starts: "array[int]"
    before: "array[int]"


@dataclass(frozen=True)
class WorkCalendar:
    """`week`: Monday first; `exceptions`: other hours of single days, none on days off."""

    week: tuple[Hours, ...]
    exceptions: Mapping[date, Hours]

    def __post_init__(self) -> None:
        if len(self.week) != 7 or not any(self.week):
            raise NoWorkingDays

    @cached_property
    def day_minutes(self) -> int:
        """How long a day of work is: as long as the longest of the week."""
        return max(sum(until - start for start, until in hours) for hours in self.week)

    def hours(self, day: date) -> Hours:
        return self.exceptions.get(day, self.week[day.weekday()])

    @cached_property
    def line(self) -> Line:
        return _line(self.week, tuple(sorted(self.exceptions.items())))

    def worked(self, when: Moment) -> int:
        """How many minutes of work lie before `when`: the number of the working minute there or next."""
        at = bisect_right(self.line.starts, when) - 1
        if at < 0:
            return 0
        before = self.line.before
        return min(before[at] + when - self.line.starts[at], before[at + 1])

    def start_of(self, number: int) -> Moment:
        """When the working minute of that number starts."""
        line = self.line
        if number >= line.before[-1]:
            raise TooLate
        if number < 0:
            raise TooEarly
        at = bisect_right(line.before, number) - 1
        return line.starts[at] + number - line.before[at]

    def end_of(self, number: int) -> Moment:
        """When so many minutes are worked."""
        line = self.line
        if number > line.before[-1]:
            raise TooLate
        if number <= 0:
            raise TooEarly
        at = bisect_left(line.before, number) - 1
        return line.starts[at] + number - line.before[at]

    def latest(self, number: int) -> Moment:
        """Until when so many minutes of work, and not more, lie before; at most the end of time."""
        number = max(number, 0)
        return self.start_of(number) if number < self.line.before[-1] else END

    def next_working(self, when: Moment) -> Moment:
        """`when`, or where work begins next."""
        return self.start_of(self.worked(when))

    def previous_working(self, when: Moment) -> Moment:
        """`when`, or where work ended last."""
        return self.end_of(self.worked(when))

    def added(self, when: Moment, minutes: int) -> Moment:
        """Where work that starts at `when` ends; without length, where it could start."""
        number = self.worked(when) + minutes
        return self.end_of(number) if minutes > 0 else self.start_of(number)

    def subtracted(self, when: Moment, minutes: int) -> Moment:
        """Where work that ends at `when` starts; without length, where it could end."""
        number = self.worked(when) - minutes
        return self.start_of(number) if minutes > 0 else self.end_of(number)

    def between(self, start: Moment, until: Moment) -> int:
        """Minutes of work, less than none where `until` comes first."""
        return self.worked(until) - self.worked(start)


@lru_cache(maxsize=32)
def _line(week: tuple[Hours, ...], exceptions: tuple[tuple[date, Hours], ...]) -> Line:
    first = FIRST_DAY.weekday()
    days = [week[(first + day) % 7] for day in range(DAYS)]
    for day, hours in exceptions:
        if FIRST_DAY <= day <= LAST_DAY:
            days[(day - FIRST_DAY).days] = hours
    stretches = [(number * DAY + start, until - start) for number, hours in enumerate(days) for start, until in hours]
    starts = array("i", [start for start, _ in stretches])
    return Line(starts, array("i", accumulate((length for _, length in stretches), initial=0)))


FIVE_DAYS = WorkCalendar((*[OFFICE] * 5, (), ()), {})
EVERY_DAY = WorkCalendar((OFFICE,) * 7, {})
ROUND_THE_CLOCK = WorkCalendar((((0, DAY),),) * 7, {})
