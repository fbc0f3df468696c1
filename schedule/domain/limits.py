"""How large a schedule may be, and how far its days reach."""

from datetime import date

from core.domain.errors import InvalidField, Unacceptable
from schedule.domain.moments import FIRST_DAY, LAST_DAY, Moment, moment
from schedule.domain.network import Span

MOST_PHASES, MOST_TASKS, MOST_LINKS, MOST_ASSIGNEES = 50, 10_000, 20_000, 20
LONGEST_NAME, LONGEST_PLACE, LONGEST_NOTES = 200, 200, 5000
LONGEST_DAYS, LONGEST_LAG = 3650, 365
MOST_MINUTES, LAG_MINUTES = LONGEST_DAYS * 24 * 60, LONGEST_LAG * 24 * 60


class TooManyPhases(Unacceptable):
    code = "schedule.too_many_phases"


class TooManyTasks(Unacceptable):
    code = "schedule.too_many_tasks"


class TooManyLinks(Unacceptable):
    code = "schedule.too_many_links"


def demand_length(length: Span) -> None:
    """InvalidField unless some work is to be done."""
    if length.days <= 0 and length.minutes <= 0:
        raise InvalidField("/duration_days", "number.too_small", least=1)
    _demand(length.days, 0, LONGEST_DAYS, "/duration_days")
    _demand(length.minutes, 0, MOST_MINUTES, "/duration_minutes")


def demand_lag(lag: Span) -> None:
    """InvalidField."""
    _demand(lag.days, -LONGEST_LAG, LONGEST_LAG, "/lag_days")
    _demand(lag.minutes, -LAG_MINUTES, LAG_MINUTES, "/lag_minutes")


def demand_progress(progress: int) -> None:
    """InvalidField."""
    _demand(progress, 0, 100, "/progress")


def demand_day(day: date, pointer: str) -> date:
    """InvalidField."""
    if day < FIRST_DAY:
        raise InvalidField(pointer, "date.too_early", first=FIRST_DAY.isoformat())
    if day > LAST_DAY:
        raise InvalidField(pointer, "date.too_late", last=LAST_DAY.isoformat())
    return day


def moment_on(day: date, minute: int, pointer: str) -> Moment:
    """InvalidField."""
    return moment(demand_day(day, pointer), minute)


def _demand(value: int, least: int, most: int, pointer: str) -> None:
    if value < least:
        raise InvalidField(pointer, "number.too_small", least=least)
    if value > most:
        raise InvalidField(pointer, "number.too_large", most=most)
