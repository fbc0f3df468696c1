"""Which days a view of a calendar shows."""

from calendar import monthrange
from datetime import date, timedelta

from schedule.contracts.calendar_words import CalendarView
from schedule.domain.event_span import within_bounds
from schedule.domain.moments import FIRST_DAY, LAST_DAY

_MONTHS_OF_GANTT = 3


def days_of(view: CalendarView, day: date) -> tuple[date, date]:
    """First and last, as far as there are calendars. Raises InvalidField at /date.

    A month and a week are whole weeks, which begin on Sunday as Korean calendars have them.
    """
    within_bounds(day, "/date")
    first, last = _days_of(view, day)
    return max(first, FIRST_DAY), min(last, LAST_DAY)


def _days_of(view: CalendarView, day: date) -> tuple[date, date]:
    if view is CalendarView.DAY:
        return day, day
    if view is CalendarView.WEEK:
        return _sunday(day), _sunday(day) + timedelta(days=6)
    first = day.replace(day=1)
    if view is CalendarView.MONTH:
        return _sunday(first), _sunday(_last_of_month(first)) + timedelta(days=6)
    last = first
    for _ in range(_MONTHS_OF_GANTT):
        last = _last_of_month(last) + timedelta(days=1)
    return first, last - timedelta(days=1)


def _sunday(day: date) -> date:
    return day - timedelta(days=day.isoweekday() % 7)


def _last_of_month(day: date) -> date:
    return day.replace(day=monthrange(day.year, day.month)[1])
