"""What has to hold: a bar that is missed is told where it was missed, and once more at the end.

Bars of time are told only, since machines are noisy. A binding one makes `make bench` fail: what is stale, what is
answered with an error, and what is not found kept are the product's doing. All of them, met or missed, and the tables
that parts make of their figures are kept for the report.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from statistics import median


@dataclass(frozen=True)
class Spread:
    """A figure of several rounds."""

    median: float
    least: float
    most: float

    @classmethod
    def of(cls, values: Sequence[float]) -> "Spread":
        return cls(median(values), min(values), max(values))

    def __format__(self, shape: str) -> str:
        return f"{self.median:{shape}} ({self.least:{shape}}–{self.most:{shape}})"


@dataclass(frozen=True)
class Bar:
    part: str
    bar: str
    holds: bool
    found: str
    binding: bool


@dataclass(frozen=True)
class Table:
    """`rows` have a cell for each of the columns, which also say how a figure is written: `("p95, ms", ".1f")`."""

    part: str
    title: str
    columns: Sequence[tuple[str, str]]
    rows: Sequence[Sequence[Spread | float | str]]


@dataclass
class Bars:
    """`part` is the one that is being measured."""

    is_broken: bool = False
    part: str = ""
    held: list[Bar] = field(default_factory=list)
    tables: list[Table] = field(default_factory=list)

    def hold(self, bar: str, holds: bool, found: str, *, binding: bool = False) -> None:
        """`bar` says what must be, `found` what is."""
        self.held.append(Bar(self.part, bar, holds, found, binding))
        if not holds:
            self.is_broken |= binding
            print(f"bar missed: {_told(self.held[-1])}", flush=True)

    def table(
        self, title: str, columns: Sequence[tuple[str, str]], rows: Sequence[Sequence[Spread | float | str]]
    ) -> None:
        self.tables.append(Table(self.part, title, columns, rows))

    def summary(self) -> str:
        return f"bars missed: {'; '.join(_told(bar) for bar in self.held if not bar.holds) or 'none'}"


def _told(bar: Bar) -> str:
    return f"{bar.bar} ({bar.found}{', binding' if bar.binding else ''})"
