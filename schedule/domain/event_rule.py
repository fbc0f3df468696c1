"""How an event comes again: an RRULE (RFC 5545) of days, weeks, months or years, and where it ends."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Protocol

from schedule.domain.event_span import Wall

MOST_OCCURRENCES = 730
DAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")


class Frequency(StrEnum):
    DAILY = "DAILY"
    WEEKLY = "WEEKLY"
    MONTHLY = "MONTHLY"
    YEARLY = "YEARLY"


Numbers = tuple[int, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """`weekdays` are pairs: the how-manieth (0: each) and the day (0: Monday). `until` is the last that may be."""

    frequency: Frequency
    interval: int = 1
    count: int | None = None
    until: Wall | None = None
    week_start: int = 0
    months: Numbers = ()
    month_days: Numbers = ()
    year_days: Numbers = ()
    week_numbers: Numbers = ()
    weekdays: tuple[tuple[int, int], ...] = ()
    positions: Numbers = ()


class Recurrences(Protocol):
    """Knows when a rule comes round."""

    def between(self, rule: Rule, start: Wall, low: Wall, high: Wall) -> tuple[Wall, ...]:
        """Occurrences of a series that begins at `start`, which is one, from `low` to `high`, both included."""

    def begins(self, rule: Rule, start: Wall) -> bool:
        """Whether `start` is an occurrence of the rule itself."""
