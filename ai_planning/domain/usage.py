"""What a person has had made today and this month; days and months begin at midnight in Seoul."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta
from enum import StrEnum
from uuid import UUID
from zoneinfo import ZoneInfo

from ai_planning.domain.job_refusals import DailyQuotaSpent, TokensSpent, TooManyJobsAtOnce

SEOUL = ZoneInfo("Asia/Seoul")
ASK_AGAIN_SECONDS = 10


class Unit(StrEnum):
    """What is counted by the day."""

    STORIES = "stories"
    SHOTS = "shot_breakdowns"
    IMAGES = "images"
    PDFS = "pdfs"


@dataclass(frozen=True)
class Allowance:
    """What a person may have made: `daily` by unit, tokens a month, jobs at a time."""

    daily: Mapping[Unit, int]
    tokens: int
    at_once: int


@dataclass(frozen=True)
class Reservation:
    """What an open job may yet use of its day."""

    unit: Unit | None
    count: int
    day: date


@dataclass
class Usage:
    """Counts what was made, on success alone; what open jobs may yet use is counted from them."""

    user_id: UUID
    day: date
    used: dict[Unit, int] = field(default_factory=dict)
    tokens: int = 0

    def turn(self, today: date) -> None:
        """Another day begins with nothing used, another month with no tokens spent; a day before changes nothing."""
        if today <= self.day:
            return
        if month_of(today) != month_of(self.day):
            self.tokens = 0
        self.day, self.used = today, {}

    def demand_room(
        self, wanted: Reservation, open_jobs: list[Reservation], allowance: Allowance, now: datetime
    ) -> None:
        """TooManyJobsAtOnce, DailyQuotaSpent."""
        if len(open_jobs) >= allowance.at_once:
            raise TooManyJobsAtOnce(allowance.at_once, ASK_AGAIN_SECONDS)
        self.demand_left(wanted, open_jobs, allowance, now)

    def demand_left(
        self, wanted: Reservation, open_jobs: list[Reservation], allowance: Allowance, now: datetime
    ) -> None:
        """DailyQuotaSpent."""
        if wanted.unit is not None and wanted.count > self.left(wanted.unit, open_jobs, allowance):
            raise DailyQuotaSpent(allowance.daily[wanted.unit], seconds_until(day_end(self.day), now))

    def demand_tokens(self, allowance: Allowance, now: datetime) -> None:
        """TokensSpent."""
        if self.tokens >= allowance.tokens:
            raise TokensSpent(allowance.tokens, seconds_until(month_end(self.day), now))

    def reserved(self, unit: Unit, open_jobs: list[Reservation]) -> int:
        return sum(each.count for each in open_jobs if each.unit is unit and each.day == self.day)

    def left(self, unit: Unit, open_jobs: list[Reservation], allowance: Allowance) -> int:
        return max(0, allowance.daily[unit] - self.used.get(unit, 0) - self.reserved(unit, open_jobs))

    def charge(self, unit: Unit | None, count: int, day: date) -> None:
        """To the day on which it was asked for; one that is over is not counted any more."""
        if unit is not None and day == self.day:
            self.used[unit] = self.used.get(unit, 0) + count

    def spend(self, tokens: int, day: date) -> None:
        if month_of(day) == month_of(self.day):
            self.tokens += tokens


def day_in_seoul(now: datetime) -> date:
    return now.astimezone(SEOUL).date()


def day_end(day: date) -> datetime:
    return _midnight(day + timedelta(days=1))


def month_of(day: date) -> date:
    return day.replace(day=1)


def month_end(day: date) -> datetime:
    return _midnight(month_of(month_of(day) + timedelta(days=31)))


def seconds_until(moment: datetime, now: datetime) -> int:
    return max(1, -int((now - moment).total_seconds() // 1))


def _midnight(day: date) -> datetime:
    return datetime.combine(day, time(), SEOUL).astimezone(UTC)
