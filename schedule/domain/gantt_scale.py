"""The scale of time: as fine as the span allows, from whole days to years."""

from dataclasses import dataclass, replace
from datetime import date, timedelta
from enum import StrEnum
from typing import Final

from schedule.domain.moments import FIRST_DAY


class Zoom(StrEnum):
    DAY = "day"
    WEEK = "week"
    MONTH = "month"
    YEAR = "year"


# The least and the greatest width of a day, by which the labels of each zoom have room.
_WIDTHS: Final = {Zoom.DAY: (22.0, 32.0), Zoom.WEEK: (4.4, 14.0), Zoom.MONTH: (1.1, 3.6), Zoom.YEAR: (0.1, 0.6)}
FINE: Final = (Zoom.DAY, Zoom.WEEK)
"""In which days are wide enough to be told apart."""
LEAST_DAYS: Final = 14
_A_DAY: Final = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Scale:
    """From `first` until before `until`."""

    zoom: Zoom
    first: date
    until: date
    day_width: float

    @property
    def days(self) -> int:
        return (self.until - self.first).days

    @property
    def width(self) -> float:
        return self.days * self.day_width

    def x(self, at: float) -> float:
        """Of a time in days since the first one that there is."""
        return (at - (self.first - FIRST_DAY).days) * self.day_width

    def x_of(self, day: date) -> float:
        return (day - self.first).days * self.day_width

    def part(self, first: date, until: date) -> "Scale":
        return replace(self, first=first, until=until)


def scale_for(days: tuple[date, date], room: float, *, sheets: int = 1, is_exact: bool = False) -> Scale:
    """Of these days, both included; finer than years where that takes no more than so many sheets of that room.

    It begins and ends with whole units, unless just these days are asked for.
    """
    first, until = days[0], days[1] + _A_DAY
    for zoom in (Zoom.DAY, Zoom.WEEK, Zoom.MONTH):
        least, most = _WIDTHS[zoom]
        whole = (first, until) if is_exact else _whole_units(zoom, first, until)
        count = (whole[1] - whole[0]).days
        if count * least <= room * (sheets if zoom is Zoom.MONTH else 1):
            return Scale(zoom, *whole, max(least, min(most, room / count)))
    first, until = (first, until) if is_exact else _whole_units(Zoom.YEAR, first, until)
    least, most = _WIDTHS[Zoom.YEAR]
    return Scale(Zoom.YEAR, first, until, max(least, min(most, room / (until - first).days)))


def parts_of(scale: Scale, room: float) -> list[Scale]:
    """Pieces that have room on a sheet each, cut between whole units where one has room."""
    parts: list[Scale] = []
    first, most = scale.first, max(1, int(room / scale.day_width + 1e-6))
    while first < scale.until:
        until = min(scale.until, first + timedelta(days=most))
        if until < scale.until and (unit := unit_of(scale.zoom, until)) > first:
            until = unit
        parts.append(scale.part(first, until))
        first = until
    return parts


def unit_of(zoom: Zoom, day: date) -> date:
    """The first day of the day's week, month or year."""
    if zoom is Zoom.WEEK:
        return day - timedelta(days=day.weekday())
    if zoom is Zoom.DAY:
        return day
    return day.replace(day=1) if zoom is Zoom.MONTH else day.replace(month=1, day=1)


def next_unit(zoom: Zoom, day: date) -> date:
    """The first day after the day's own week, month or year."""
    longest = {Zoom.DAY: 1, Zoom.WEEK: 7, Zoom.MONTH: 31, Zoom.YEAR: 366}[zoom]
    return unit_of(zoom, unit_of(zoom, day) + timedelta(days=longest))


def _whole_units(zoom: Zoom, first: date, until: date) -> tuple[date, date]:
    """A short plan has days after it, too."""
    begins, ends = unit_of(zoom, first), next_unit(zoom, until - _A_DAY)
    return begins, max(ends, begins + timedelta(days=LEAST_DAYS))
