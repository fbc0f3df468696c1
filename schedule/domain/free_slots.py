"""When nothing is in the way: stretches of working days that are free."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import islice
from typing import Final

from schedule.domain.conflicts import Booking
from schedule.domain.work_calendar import WorkCalendar

MOST_SLOTS: Final = 10
LOOK: Final = timedelta(days=366)
"""Ahead, at most."""
AHEAD: Final = timedelta(days=90)
"""As far as is looked unless it is said."""
MOST_DAYS: Final = 60
ONE = timedelta(days=1)


@dataclass(frozen=True)
class Slot:
    """From the first to the last day of work; what lies between is free, or nobody's working day."""

    first: date
    last: date


def busy_days(bookings: Collection[Booking], first: date, last: date) -> frozenset[date]:
    """Of the days from `first` to `last`."""
    return frozenset(day for booking in bookings for day in _days(max(booking.first, first), min(booking.last, last)))


def free_slots(calendar: WorkCalendar, busy: Collection[date], days: int, first: date, last: date) -> list[Slot]:
    """So many working days in a row, none of them busy; the first MOST_SLOTS, by the day on which they begin."""
    row: list[date] = []
    slots: list[Slot] = []
    for day in _days(first, last):
        if not calendar.hours(day):
            continue
        row = [] if day in busy else [*row, day][-days:]
        if len(row) == days:
            slots.append(Slot(row[0], day))
        if len(slots) == MOST_SLOTS:
            break
    return slots


def working_days(calendar: WorkCalendar, first: date, last: date) -> int:
    """How many there are, as far as slots go: one at least, MOST_DAYS at most."""
    worked = (day for day in _days(first, last) if calendar.hours(day))
    return max(1, sum(1 for _ in islice(worked, MOST_DAYS)))


def _days(first: date, last: date) -> Iterator[date]:
    while first <= last:
        yield first
        first += ONE
