"""What is agreed on when people work."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Any
from zoneinfo import available_timezones

from core.domain.errors import InvalidField
from schedule.contracts.rows import WorkingTimeRow
from schedule.domain.limits import demand_day
from schedule.domain.work_calendar import FIVE_DAYS, Hours
from schedule.domain.working_time import demand_days, demand_hours

WEEK = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
KOREA = "KR"


@dataclass(frozen=True, kw_only=True)
class WorkingHours:
    """`week`: Monday first; `holidays`: the country whose public holidays are kept; other days by their dates."""

    time_zone: str
    week: tuple[Hours, ...] = FIVE_DAYS.week
    holidays: str | None = KOREA
    days_off: tuple[tuple[date, str], ...] = ()
    working_dates: tuple[tuple[date, Hours], ...] = ()

    def __post_init__(self) -> None:
        """InvalidField."""
        if self.time_zone not in _time_zones():
            raise InvalidField("/time_zone", "time_zone.unknown")
        demand_days([demand_day(day, "/days_off") for day, _ in self.days_off], "/days_off")
        demand_days([demand_day(day, "/working_dates") for day, _ in self.working_dates], "/working_dates")
        for day, hours in zip(WEEK, self.week, strict=True):
            demand_hours(hours, f"/week/{day}")
        for _, hours in self.working_dates:
            demand_hours(hours, "/working_dates")

    def row(self, begins_on: date) -> WorkingTimeRow:
        return WorkingTimeRow(
            time_zone=self.time_zone,
            begins_on=begins_on,
            week={day: _told(hours) for day, hours in zip(WEEK, self.week, strict=True)},
            holidays=self.holidays,
            days_off=tuple({"date": day.isoformat(), "name": name} for day, name in self.days_off),
            working_dates=tuple({"date": day.isoformat(), "hours": _told(hours)} for day, hours in self.working_dates),
        )

    @classmethod
    def of(cls, time_zone: str, told: dict[str, Any]) -> "WorkingHours":
        """From the words of the row."""
        return cls(
            time_zone=time_zone,
            week=tuple(hours_of(told["week"][day]) for day in WEEK),
            holidays=told["holidays"],
            days_off=tuple((date.fromisoformat(each["date"]), each["name"]) for each in told["days_off"]),
            working_dates=tuple(
                (date.fromisoformat(each["date"]), hours_of(each["hours"])) for each in told["working_dates"]
            ),
        )


def hours_of(told: Sequence[Sequence[str]]) -> Hours:
    """[["09:00", "12:00"], …]; "24:00" is the end of the day."""
    return tuple((minute_of_clock(start), minute_of_clock(until)) for start, until in told)


def minute_of_clock(text: str) -> int:
    hours, minutes = text.split(":")
    return int(hours) * 60 + int(minutes)


def _told(hours: Hours) -> tuple[tuple[str, str], ...]:
    return tuple((_clock(start), _clock(until)) for start, until in hours)


def _clock(minute: int) -> str:
    return f"{minute // 60:02d}:{minute % 60:02d}"


@cache
def _time_zones() -> frozenset[str]:
    return frozenset(available_timezones()) - {"Factory", "localtime"}
