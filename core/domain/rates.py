"""Rates: how many requests of one kind a caller may make in a window of time."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache

EVERY = "*"
_RATE = re.compile(r"([1-9][0-9]{0,8})/([smhd])")
_SECONDS = {"s": 1, "m": 60, "h": 3600, "d": 86_400}


class RateUnreadable(ValueError):
    """A rate, or an entry of a table of rates, that cannot be understood."""


@dataclass(frozen=True)
class Rate:
    """At most `limit` requests in a window of `seconds`, which begins with the first of them."""

    limit: int
    seconds: int

    @staticmethod
    @cache
    def parse(text: str) -> "Rate":
        """`20/m`: per s, m, h or d. Raises RateUnreadable."""
        found = _RATE.fullmatch(text)
        if found is None:
            raise RateUnreadable(f"{text!r} is no rate: write <count from 1>/<s, m, h or d>, as in 20/m")
        return Rate(int(found[1]), _SECONDS[found[2]])


@dataclass(frozen=True)
class Tally:
    """A request as it was counted: whether it is admitted, how many more would be, when the window ends."""

    rate: Rate
    is_admitted: bool
    remaining: int
    milliseconds: int

    @property
    def seconds(self) -> int:
        """Whoever waits that long finds a new window."""
        return max(1, -(-self.milliseconds // 1000))


def rate_table(defaults: Mapping[str, str], entries: Iterable[str]) -> dict[str, str]:
    """`defaults` by name, changed by entries like `login=20/m`; `*=…` is every rate, later entries win.

    Raises RateUnreadable.
    """
    table = dict(defaults)
    for entry in entries:
        name, separator, rate = (part.strip() for part in entry.partition("="))
        if not separator or (name != EVERY and name not in defaults):
            known = ", ".join(sorted(defaults))
            raise RateUnreadable(f"{entry!r} is no entry: write <name>=<rate>; names are {known} and {EVERY} for all")
        Rate.parse(rate)
        table |= dict.fromkeys(defaults if name == EVERY else [name], rate)
    return table
