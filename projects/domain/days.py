"""Days of a project, which begin and end in its time zone."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo


@dataclass(frozen=True)
class Day:
    """How many events a day had."""

    date: date
    events: int


def last_days(counted: Iterable[tuple[datetime, int]], zone: str, now: datetime, how_many: int) -> tuple[Day, ...]:
    """Today and the days before it, oldest first, also those on which nothing happened.

    `counted` are events by the moment at which they, or the quarter of an hour they belong to, began: every zone is
    whole quarters away from UTC.
    """
    place, events = ZoneInfo(zone), Counter[date]()
    for moment, number in counted:
        events[moment.astimezone(place).date()] += number
    today = now.astimezone(place).date()
    days = (today - timedelta(days=ago) for ago in reversed(range(how_many)))
    return tuple(Day(day, events[day]) for day in days)
