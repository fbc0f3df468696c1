"""When an event is: on whole days, whatever the zone, or from one moment to another.

A `Wall` is what a clock on the wall shows there: midnight of the first day, or the start in the event's zone.
"""

from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from functools import cache
from zoneinfo import ZoneInfo, available_timezones

from core.domain.errors import InvalidField
from schedule.domain.moments import FIRST_DAY, LAST_DAY

Wall = datetime
LONGEST = timedelta(days=366)
DAY = timedelta(days=1)
LONGEST_ZONE = 40


@dataclass(frozen=True, slots=True)
class AllDay:
    """The last day is one of them. Raises InvalidField."""

    first: date
    last: date

    def __post_init__(self) -> None:
        _in_order(self.last - self.first, "/end_date")

    def check_bounds(self) -> None:
        """Raises InvalidField."""
        within_bounds(self.first, "/start_date")
        within_bounds(self.last, "/end_date")

    @property
    def wall(self) -> Wall:
        return datetime.combine(self.first, time())

    @property
    def length(self) -> timedelta:
        return self.last - self.first + DAY

    def at(self, wall: Wall) -> "AllDay":
        return AllDay(wall.date(), wall.date() + (self.last - self.first))

    def dates(self, zone: str) -> tuple[date, date]:
        return self.first, self.last


@dataclass(frozen=True, slots=True)
class Timed:
    """Moments in UTC; a series of them keeps to the clocks of `zone`. Raises InvalidField."""

    starts_at: datetime
    ends_at: datetime
    zone: str

    def __post_init__(self) -> None:
        if self.zone not in time_zones():
            raise InvalidField("/time_zone", "time_zone.unknown")
        _in_order(self.ends_at - self.starts_at, "/ends_at")

    def check_bounds(self) -> None:
        """Raises InvalidField."""
        within_bounds(self.starts_at.date(), "/starts_at")
        within_bounds(self.ends_at.date(), "/ends_at")

    @property
    def wall(self) -> Wall:
        return wall_of(self.starts_at, self.zone)

    @property
    def length(self) -> timedelta:
        return self.ends_at - self.starts_at

    def at(self, wall: Wall) -> "Timed":
        """As long, exactly, where the clocks are put forward or back meanwhile."""
        if wall == self.wall:
            return self
        starts = instant(wall, self.zone)
        return Timed(starts, starts + self.length, self.zone)

    def dates(self, zone: str) -> tuple[date, date]:
        """Of its first and last moment; what ends at midnight is not on the day that begins then."""
        last = max(self.starts_at, self.ends_at - timedelta(microseconds=1))
        return wall_of(self.starts_at, zone).date(), wall_of(last, zone).date()


Span = AllDay | Timed


def wall_of(moment: datetime, zone: str) -> Wall:
    return moment.astimezone(ZoneInfo(zone)).replace(tzinfo=None, fold=0)


def instant(wall: Wall, zone: str) -> datetime:
    """Of a time that is there twice the first, of one that is left out as if the clocks were not put forward yet."""
    return wall.replace(tzinfo=ZoneInfo(zone)).astimezone(UTC)


@cache
def time_zones() -> frozenset[str]:
    return frozenset(each for each in available_timezones() if len(each) <= LONGEST_ZONE) - {"Factory", "localtime"}


def within_bounds(day: date, pointer: str) -> None:
    """Raises InvalidField."""
    if day < FIRST_DAY:
        raise InvalidField(pointer, "date.too_early", first=FIRST_DAY.isoformat())
    if day > LAST_DAY:
        raise InvalidField(pointer, "date.too_late", last=LAST_DAY.isoformat())


def _in_order(length: timedelta, pointer: str) -> None:
    if length < timedelta():
        raise InvalidField(pointer, "event.ends_before_start")
    if length > LONGEST:
        raise InvalidField(pointer, "event.too_long", most=LONGEST.days)
