"""How large a schedule may be."""

from core.domain.errors import InvalidField, Unacceptable
from schedule.domain.network import Span

MOST_PHASES, MOST_TASKS, MOST_LINKS, MOST_ASSIGNEES = 50, 10_000, 20_000, 20
LONGEST_NAME, LONGEST_PLACE, LONGEST_NOTES = 200, 200, 5000
LONGEST_DAYS, LONGEST_LAG = 3650, 365
MOST_MINUTES = LONGEST_DAYS * 24 * 60


class TooManyPhases(Unacceptable):
    code = "schedule.too_many_phases"


class TooManyTasks(Unacceptable):
    code = "schedule.too_many_tasks"


class TooManyLinks(Unacceptable):
    code = "schedule.too_many_links"


def demand_length(length: Span) -> None:
    """InvalidField unless some work is to be done."""
    if length.days <= 0 and length.minutes <= 0:
        raise InvalidField("/duration_days", "number.too_small", shortest=1)
    if length.days > LONGEST_DAYS:
        raise InvalidField("/duration_days", "number.too_large", longest=LONGEST_DAYS)
    if length.minutes > MOST_MINUTES:
        raise InvalidField("/duration_minutes", "number.too_large", longest=MOST_MINUTES)


def demand_lag(lag: Span) -> None:
    """InvalidField."""
    if abs(lag.days) > LONGEST_LAG:
        code = "number.too_large" if lag.days > 0 else "number.too_small"
        raise InvalidField("/lag_days", code, longest=LONGEST_LAG, shortest=-LONGEST_LAG)
