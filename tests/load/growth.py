"""Whether a figure grows: by the median of the slopes between any two samples, which no single leap moves
(Theil–Sen)."""

from dataclasses import dataclass
from itertools import combinations, groupby
from statistics import median

Points = list[tuple[float, float]]


@dataclass(frozen=True)
class Bound:
    """How much a figure may grow in the time that is measured: the larger of `floor` and `share` of its median. With
    `late`, in the last third of it: caches of a process fill before, and a leak goes on."""

    floor: float
    share: float = 0.0
    unit: str = ""
    late: bool = False

    def of(self, middle: float) -> float:
        return max(self.floor, self.share * middle)


MEMORY = Bound(2.5, 0.01, "MiB", late=True)
BOUNDS = {
    "memory": MEMORY,
    "files": Bound(8, 0.05),
    "threads": Bound(4, 0.05),
    "connections": Bound(4, 0.05),
    "clients": Bound(4, 0.05),
    "age": Bound(5, 0, "s"),
    "waiting": Bound(5),
    "keys": Bound(100),
    "deliveries": Bound(0),
    "errors": Bound(0),
}
# Entries of the shared cache live for an hour at most, so it fills for as long. A connection keeps what it has planned
# and up to a thousand files of tables, and meets them one by one. The storage's runtime gives memory back in steps.
OWN = {
    "redis memory": Bound(64, 0, "MiB"),
    "postgres memory": Bound(64, 0, "MiB"),
    "s3 memory": Bound(16, 0, "MiB"),
    "postgres files": Bound(4000),
}
TOLERANCE = 1e-9


def bound_of(name: str) -> Bound:
    """A figure's own, or by the last word of its name."""
    return OWN.get(name) or BOUNDS[name.rpartition(" ")[2]]


def slope(points: Points) -> float:
    """A second; 0 with fewer than two moments."""
    slopes = [
        (late - early) / (until - since) for (since, early), (until, late) in combinations(points, 2) if until > since
    ]
    return median(slopes) if slopes else 0.0


@dataclass(frozen=True)
class Growth:
    """Of one figure: `grown` is the slope over the whole time, `thirds` those of its parts, by which growth that ends
    shows; `judged` is which of them is held against `allowed`; `minutes` is the median of each minute."""

    name: str
    first: float
    middle: float
    last: float
    largest: float
    grown: float
    judged: float
    allowed: float
    unit: str
    thirds: tuple[float, ...]
    minutes: tuple[float, ...]

    @property
    def holds(self) -> bool:
        return self.judged <= self.allowed + TOLERANCE

    @classmethod
    def of(cls, name: str, points: Points) -> "Growth":
        values, bound = [value for _, value in points], bound_of(name)
        middle = median(values)
        grown = slope(points) * (points[-1][0] - points[0][0])
        # What only ever counts up has no noise: its first step is a growth.
        if bound.floor == 0:
            grown = values[-1] - values[0]
        thirds = _thirds(points)
        judged = thirds[-1] if bound.late else grown
        told = (values[0], middle, values[-1], max(values), grown, judged, bound.of(middle), bound.unit)
        return cls(name, *told, thirds, _minutes(points))


def _thirds(points: Points) -> tuple[float, ...]:
    size = max(1, len(points) // 3)
    parts = (points[:size], points[size:-size], points[-size:])
    return tuple(slope(part) * (part[-1][0] - part[0][0]) if part else 0.0 for part in parts)


def _minutes(points: Points) -> tuple[float, ...]:
    began = points[0][0]
    minutes = groupby(points, lambda point: int((point[0] - began) // 60))
    return tuple(round(median(value for _, value in minute), 1) for _, minute in minutes)
