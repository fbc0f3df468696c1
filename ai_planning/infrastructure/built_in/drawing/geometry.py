"""Shapes on the picture's plane."""

import math
from collections.abc import Iterable, Sequence

Point = tuple[float, float]
Circle = tuple[float, float, float]
_LARGE = 30.0


def hull(points: Iterable[Point]) -> list[Point]:
    """The convex hull, by monotone chains."""
    ordered = sorted(set(points))
    if len(ordered) < 3:
        return ordered
    return _chain(ordered) + _chain(ordered[::-1])


def around(circles: Iterable[Circle]) -> list[Point]:
    """What a band laid tight about them would hold."""
    return hull((x + r * cos, y + r * sin) for x, y, r in circles for cos, sin in (_FINE if r > _LARGE else _COARSE))


def ellipse(x: float, y: float, width: float, height: float, points: int = 24) -> list[Point]:
    turns = (math.tau * at / points for at in range(points))
    return [(x + width * math.cos(turn), y + height * math.sin(turn)) for turn in turns]


def crossings(shape: Sequence[Point], angle: float, gap: float) -> list[tuple[Point, Point]]:
    """Parallel lines at `angle` through a convex shape, `gap` apart."""
    cos, sin = math.cos(angle), math.sin(angle)
    turned = [(x * cos + y * sin, y * cos - x * sin) for x, y in shape]
    low, high = min(y for _, y in turned), max(y for _, y in turned)
    lines = []
    for step in range(1, min(400, int((high - low) / gap) + 1)):
        level = low + step * gap
        cut = _cuts(turned, level)
        if len(cut) >= 2:
            lines.append(tuple((x * cos - level * sin, x * sin + level * cos) for x in (min(cut), max(cut))))
    return [(line[0], line[1]) for line in lines]


def within(start: Point, end: Point, width: float, height: float) -> tuple[Point, Point] | None:
    """The part of a line that a picture of that size shows (Liang and Barsky)."""
    (x, y), (dx, dy) = start, (end[0] - start[0], end[1] - start[1])
    first, last = 0.0, 1.0
    for slope, room in ((-dx, x), (dx, width - x), (-dy, y), (dy, height - y)):
        if slope == 0:
            if room < 0:
                return None
        elif slope < 0:
            first = max(first, room / slope)
        else:
            last = min(last, room / slope)
    if first >= last:
        return None
    return (x + first * dx, y + first * dy), (x + last * dx, y + last * dy)


def _cuts(shape: Sequence[Point], level: float) -> list[float]:
    cut = []
    for (x, y), (next_x, next_y) in zip(shape, [*shape[1:], shape[0]], strict=True):
        if (y <= level) != (next_y <= level):
            cut.append(x + (level - y) * (next_x - x) / (next_y - y))
    return cut


def _chain(points: Sequence[Point]) -> list[Point]:
    chain: list[Point] = []
    for x, y in points:
        while len(chain) > 1 and _turn(chain[-2], chain[-1], (x, y)) <= 0:
            chain.pop()
        chain.append((x, y))
    return chain[:-1]


def _turn(a: Point, b: Point, c: Point) -> float:
    return (b[0] - a[0]) * (c[1] - a[1]) - (b[1] - a[1]) * (c[0] - a[0])


def _ring(points: int) -> tuple[Point, ...]:
    return tuple((math.cos(math.tau * at / points), math.sin(math.tau * at / points)) for at in range(points))


_COARSE, _FINE = _ring(12), _ring(40)
