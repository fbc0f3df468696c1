"""Sample series in the notation of promtool: `0+10x20` counts up by ten, twenty times; `_` is a gap, `stale` an end."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

import promql_parser

Labels = frozenset[tuple[str, str]]
STALE = object()
_STEPS = re.compile(r"(-?[\d.]+)(?:([+-][\d.]+))?x(\d+)")
_GAPS = re.compile(r"_x(\d+)")


@dataclass
class Series:
    times: list[float] = field(default_factory=list)
    values: list[object] = field(default_factory=list)

    def add(self, at: float, value: object) -> None:
        self.times.append(at)
        self.values.append(value)

    def last(self, at: float, within: float, left_open: bool) -> float | None:
        """The newest value, None where that is an end or older than `within`."""
        found = bisect_right(self.times, at) - 1
        if found < 0 or self.times[found] < at - within or (left_open and self.times[found] == at - within):
            return None
        value = self.values[found]
        return None if value is STALE else float(value)  # type: ignore[arg-type]

    def between(self, since: float, until: float, left_open: bool) -> list[tuple[float, float]]:
        first = (bisect_right if left_open else bisect_left)(self.times, since)
        found = range(first, bisect_right(self.times, until))
        return [(self.times[n], float(self.values[n])) for n in found if self.values[n] is not STALE]  # type: ignore[arg-type]


class Store:
    """Series by their labels, the name among them."""

    def __init__(self) -> None:
        self._series: dict[str, dict[Labels, Series]] = {}

    def of(self, labels: Labels) -> Series:
        return self._series.setdefault(dict(labels)["__name__"], {}).setdefault(labels, Series())

    def named(self, name: str) -> Iterator[tuple[Labels, Series]]:
        yield from self._series.get(name, {}).items()

    @classmethod
    def filled(cls, given: Mapping[str, str], step: float = 60.0) -> "Store":
        """`given` maps `name{label="value"}` to the notation, a value each `step` seconds from 0 on."""
        store = cls()
        for name, notation in given.items():
            series = store.of(labels_of(name))
            for number, value in enumerate(expanded(notation)):
                if value is not None:
                    series.add(number * step, value)
        return store


def labels_of(name: str) -> Labels:
    selector = promql_parser.parse(name)
    given = {each.name: each.value for each in selector.matchers.matchers}
    return frozenset((given | {"__name__": selector.name}).items())


def expanded(notation: str) -> Iterator[object]:
    """Values, None for gaps."""
    for word in notation.split():
        if word in ("_", "stale"):
            yield None if word == "_" else STALE
        elif gaps := _GAPS.fullmatch(word):
            yield from [None] * int(gaps[1])
        elif steps := _STEPS.fullmatch(word):
            start, step = float(steps[1]), float(steps[2] or 0)
            yield from (start + step * number for number in range(int(steps[3]) + 1))
        else:
            yield float(word)
