"""When people work: hours of each day of the week, without the days that are off."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from schedule.domain.moments import DAY
from schedule.domain.refusals import NoWorkingDays

Hours = tuple[tuple[int, int], ...]
"""From and until, in minutes since midnight, in order and without overlap."""
OFFICE: Hours = ((9 * 60, 12 * 60), (13 * 60, 18 * 60))


@dataclass(frozen=True)
class WorkCalendar:
    """`week`: Monday first; `exceptions`: other hours of single days, none on days off."""

    week: tuple[Hours, ...]
    exceptions: Mapping[date, Hours]

    def __post_init__(self) -> None:
        if len(self.week) != 7 or not any(self.week):
            raise NoWorkingDays

    @property
    def day_minutes(self) -> int:
        """How long a day of work is: as long as the longest of the week."""
        return max(sum(until - start for start, until in hours) for hours in self.week)

    def hours(self, day: date) -> Hours:
        return self.exceptions.get(day, self.week[day.weekday()])


FIVE_DAYS = WorkCalendar((*[OFFICE] * 5, (), ()), {})
EVERY_DAY = WorkCalendar((OFFICE,) * 7, {})
ROUND_THE_CLOCK = WorkCalendar((((0, DAY),),) * 7, {})
