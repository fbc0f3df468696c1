"""How fast the API has to answer: the performance KPIs of the product's design document, in milliseconds. Machines are
noisy, so a target that is missed is told and fails no run."""

from collections.abc import Iterable
from dataclasses import dataclass

from tests.load.crowd import ALL, Asked

# A storage's and a socket's: no answers of the API.
ELSEWHERE = frozenset({"part", "socket opened", "socket followed", "events heard"})


@dataclass(frozen=True)
class Target:
    name: str
    percentile: str
    below: float


TARGETS = (
    Target("API response time p50", "p50", 100),
    Target("API response time p95", "p95", 200),
    Target("API response time p99", "p99", 500),
)


@dataclass(frozen=True)
class Timed:
    """One target against what one kind of request took."""

    of: str
    target: str
    below: float
    found: float
    met: bool

    def __str__(self) -> str:
        return f"{self.found:.0f} {'met' if self.met else '**missed**'}"


def timed(asked: Iterable[Asked]) -> list[Timed]:
    """All together first, then every kind; one that nobody asked for has no time."""
    rows = sorted(
        (each for each in asked if each.name not in ELSEWHERE and each.number), key=lambda row: row.name != ALL
    )
    return [_timed(row, target) for row in rows for target in TARGETS]


def _timed(row: Asked, target: Target) -> Timed:
    found = float(getattr(row, target.percentile))
    return Timed(row.name, target.name, target.below, found, found < target.below)
