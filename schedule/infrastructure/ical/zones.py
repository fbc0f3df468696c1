"""VTIMEZONE of a zone: what its clocks did and will do within some years.

Built here: icalendar's own starts daylight saving an hour late, by the time after the change instead of that before.
"""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from functools import lru_cache
from zoneinfo import ZoneInfo

from icalendar import Timezone, TimezoneDaylight, TimezoneStandard

_DAY = timedelta(days=1)
Change = tuple[datetime, datetime]


@lru_cache(maxsize=256)
def zone_component(zone: str, first_year: int, last_year: int) -> Timezone:
    """From the start of the first year to the end of the last one."""
    place = ZoneInfo(zone)
    begins = datetime(first_year, 1, 1, tzinfo=UTC)
    component = Timezone()
    component.add("tzid", zone)
    component.add_component(_observance(begins - timedelta(minutes=1), begins, place))
    for before, after in _changes(place, begins, datetime(last_year + 1, 1, 1, tzinfo=UTC)):
        component.add_component(_observance(before, after, place))
    return component


def _changes(place: ZoneInfo, begins: datetime, ends: datetime) -> Iterator[Change]:
    """Last minute before and first one after each change."""
    day = begins
    while day < ends:
        if _offset(day, place) != _offset(day + _DAY, place):
            low, high = day, day + _DAY
            while high - low > timedelta(minutes=1):
                middle = low + (high - low) // 2
                middle = middle.replace(second=0, microsecond=0)
                low, high = (middle, high) if _offset(middle, place) == _offset(low, place) else (low, middle)
            yield low, high
        day += _DAY


def _observance(before: datetime, after: datetime, place: ZoneInfo) -> TimezoneDaylight | TimezoneStandard:
    """It begins by the clocks of before."""
    was, now = before.astimezone(place).utcoffset(), after.astimezone(place)
    component = TimezoneDaylight() if now.dst() else TimezoneStandard()
    component.add("dtstart", (after + (was or timedelta())).replace(tzinfo=None))
    component.add("tzoffsetfrom", was)
    component.add("tzoffsetto", now.utcoffset())
    component.add("tzname", now.tzname())
    return component


def _offset(moment: datetime, place: ZoneInfo) -> timedelta | None:
    return moment.astimezone(place).utcoffset()
