"""The calendars of a schedule: of its working days, and of all days."""

from collections.abc import Collection, Mapping, Sequence
from datetime import date

from core.domain.errors import InvalidField
from schedule.contracts import CalendarKind
from schedule.domain.moments import DAY
from schedule.domain.work_calendar import Hours, WorkCalendar

MOST_DAYS, MOST_STRETCHES = 1000, 8


def calendars(
    week: tuple[Hours, ...],
    holidays: Collection[date] = (),
    days_off: Collection[date] = (),
    working_dates: Mapping[date, Hours] | None = None,
) -> dict[CalendarKind, WorkCalendar]:
    """A working date is worked though it is a holiday. On all days there are the hours of the longest day of the week.

    NoWorkingDays.
    """
    exceptions: dict[date, Hours] = dict.fromkeys((*holidays, *days_off), ())
    working = WorkCalendar(week, exceptions | dict(working_dates or {}))
    longest = max(week, key=lambda hours: sum(until - start for start, until in hours))
    return {CalendarKind.WORKING: working, CalendarKind.EVERY_DAY: WorkCalendar((longest,) * 7, {})}


def demand_hours(hours: Sequence[tuple[int, int]], pointer: str) -> Hours:
    """InvalidField unless they lie in a day, in order, without overlap."""
    edges = [edge for stretch in hours for edge in stretch]
    if len(hours) > MOST_STRETCHES:
        raise InvalidField(pointer, "hours.too_many", most=MOST_STRETCHES)
    if any(until <= start for start, until in hours) or edges != sorted(edges):
        raise InvalidField(pointer, "hours.disordered")
    if edges and not (edges[0] >= 0 and edges[-1] <= DAY):
        raise InvalidField(pointer, "hours.disordered")
    return tuple(hours)


def demand_days(days: Sequence[date], pointer: str) -> None:
    """InvalidField where there are too many, or one is named twice."""
    if len(days) > MOST_DAYS:
        raise InvalidField(pointer, "days.too_many", most=MOST_DAYS)
    if len(set(days)) < len(days):
        raise InvalidField(pointer, "days.repeated")
