"""Moments of a plan: whole minutes of the clock on the wall in the schedule's time zone, from 2000 to 2099.

A plan is made of days and hours of a place. Where its clocks are put back or forward, a working day stays a day.
"""

from datetime import date, timedelta
from functools import lru_cache
from typing import Final

Moment = int
DAY: Final = 24 * 60
FIRST_DAY: Final = date(2000, 1, 1)
LAST_DAY: Final = date(2099, 12, 31)


def moment(day: date, minute: int = 0) -> Moment:
    """Minutes from the start of 2000 to `minute` of that day."""
    return (day - FIRST_DAY).days * DAY + minute


def day_of(when: Moment) -> date:
    return _day(when // DAY)


def minute_of(when: Moment) -> int:
    """Minutes since midnight."""
    return when % DAY


@lru_cache(maxsize=8192)
def _day(number: int) -> date:
    return FIRST_DAY + timedelta(days=number)
