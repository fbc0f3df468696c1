"""When an event of a file is."""

from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from typing import Any

from icalendar.timezone.windows_to_olson import WINDOWS_TO_OLSON

from core.domain.errors import InvalidField
from schedule.domain.event_span import DAY, AllDay, Span, Timed, Wall, instant, time_zones, wall_of, within_bounds

UTC_NAME = "UTC"


@dataclass(frozen=True)
class Dates:
    """`zone` is that of times which name none."""

    zone: str

    def span(self, component: Any) -> Span:
        """Raises InvalidField."""
        start, end, lasts = component.get("DTSTART"), component.get("DTEND"), component.get("DURATION")
        if not hasattr(start, "dt") or isinstance(end, list) or isinstance(lasts, list):
            raise InvalidField("/dtstart", "import.no_start")
        length = lasts.dt if lasts is not None else None
        if not isinstance(length, timedelta | None):
            raise InvalidField("/duration", "import.unreadable")
        span = self._days(start, end, length) if _is_date(start.dt) else self._moments(start, end, length)
        span.check_bounds()
        return span

    def wall(self, value: Any, params: Any, span: Span) -> Wall:
        """Which occurrence of a series a date or a time names. Raises InvalidField."""
        if _is_date(value):
            clock = time() if isinstance(span, AllDay) else span.wall.time()
            return datetime.combine(value, clock)
        if isinstance(span, AllDay):
            return datetime.combine(value.date(), time())
        zone = self._zone(value, params)
        wall: Wall = value.replace(tzinfo=None)
        return wall if zone == span.zone else wall_of(instant(wall, zone), span.zone)

    def _days(self, start: Any, end: Any, length: timedelta | None) -> AllDay:
        """An end of a day is the first one that is not meant any more."""
        first: date = start.dt
        within_bounds(first, "/start_date")
        if end is not None:
            last = (end.dt if _is_date(end.dt) else end.dt.date()) - DAY
        else:
            last = first + (length or DAY) - DAY
        return AllDay(first, max(first, last) if end is not None and last == first - DAY else last)

    def _moments(self, start: Any, end: Any, length: timedelta | None) -> Timed:
        zone = self._zone(start.dt, start.params)
        within_bounds(start.dt.date(), "/starts_at")
        starts = instant(start.dt.replace(tzinfo=None), zone)
        if end is None:
            return Timed(starts, starts + (length or timedelta()), zone)
        if _is_date(end.dt):
            raise InvalidField("/dtend", "event.two_kinds_of_time")
        return Timed(starts, instant(end.dt.replace(tzinfo=None), self._zone(end.dt, end.params)), zone)

    def _zone(self, moment: datetime, params: Any) -> str:
        """Raises InvalidField."""
        named = params.get("TZID") if params else None
        if named is None:
            is_utc = moment.tzinfo is not None and moment.utcoffset() == UTC.utcoffset(None)
            return UTC_NAME if is_utc else self.zone
        name = str(named).strip('"')
        for known in (name, WINDOWS_TO_OLSON.get(name, ""), "/".join(name.split("/")[-2:])):
            if known in time_zones():
                return known
        raise InvalidField("/dtstart", "time_zone.unknown")


def _is_date(value: Any) -> bool:
    return isinstance(value, date) and not isinstance(value, datetime)
