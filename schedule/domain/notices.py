"""On which days people are reminded of what is due."""

from datetime import date, datetime, timedelta
from enum import StrEnum
from typing import Final

FIRST_HOUR: Final = 9
"""Nobody is reminded of anything at night."""
LONGEST_OVERDUE: Final = timedelta(days=30)
"""Who has not looked for so long does not want to hear of it any more."""


class Notice(StrEnum):
    """What is told of an end."""

    IN_3_DAYS = "in_3_days"
    TOMORROW = "tomorrow"
    TODAY = "today"
    OVERDUE = "overdue"


_BEFORE: Final = {3: Notice.IN_3_DAYS, 1: Notice.TOMORROW, 0: Notice.TODAY}


def notice_of(end: date, there: datetime) -> Notice | None:
    """What is to be told of what ends on that day, when the clocks of its place show this."""
    left = end - there.date()
    if there.hour < FIRST_HOUR or left < -LONGEST_OVERDUE:
        return None
    return Notice.OVERDUE if left.days < 0 else _BEFORE.get(left.days)


def ends_to_look_at(now: datetime) -> tuple[date, date]:
    """The first and the last day of which anything may have to be told; somewhere it is another day already."""
    day = timedelta(days=1)
    return now.date() - LONGEST_OVERDUE - day, now.date() + max(_BEFORE) * day + day


def name_of_notice(notice: Notice, end: date, there: datetime) -> str:
    """The same for all that is one reminder: an end that is moved is told of anew, one that is past once a day."""
    return f"overdue on {there.date()}" if notice is Notice.OVERDUE else f"{end} {notice}"
