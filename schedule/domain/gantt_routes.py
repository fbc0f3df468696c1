"""How the arrow of a link runs: out of one bar, around corners, into the other, past the texts on bars between."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

from schedule.contracts import LinkType
from schedule.domain.gantt_shapes import Box, Point

STUB: Final = 7.0
"""So far a line runs straight before it turns."""
_CLEAR: Final = 3.0
"""So far it keeps from texts."""
_MOST_ROWS: Final = 60
"""Of the rows between, so many are looked at."""
_DETOUR: Final = 240.0
"""So far a line goes out of its way rather than over a text."""
Written = Mapping[int, tuple[float, float]]
"""By row, from where to where a text stands on its bar."""


@dataclass(frozen=True, slots=True)
class End:
    """A bar or a diamond in its row. All is thought from left to right; for links to the left it is mirrored."""

    row: int
    box: Box
    is_diamond: bool = False

    @property
    def left(self) -> float:
        return self.box.x

    @property
    def right(self) -> float:
        return self.box.right

    @property
    def middle(self) -> float:
        return self.box.middle[1]

    @property
    def entry(self) -> float:
        """Where an arrow from above or below meets it."""
        return self.box.middle[0] if self.is_diamond else self.left + min(STUB, self.box.width / 2)

    def mirrored(self) -> "End":
        return End(self.row, Box(-self.box.right, self.box.y, self.box.width, self.box.height), self.is_diamond)


def route(type_: LinkType, out: End, into: End, written: Written, row_height: float) -> tuple[Point, ...]:
    """Its corners; the last one is the arrow's tip."""
    if type_ in (LinkType.START_START, LinkType.START_FINISH):
        flipped = {row: (-right, -left) for row, (left, right) in _between(out, into, written)}
        kind = LinkType.FINISH_FINISH if type_ is LinkType.START_START else LinkType.FINISH_START
        points = _rightward(kind, out.mirrored(), into.mirrored(), flipped, row_height)
        return tuple((-x, y) for x, y in points)
    return _rightward(type_, out, into, dict(_between(out, into, written)), row_height)


def _rightward(type_: LinkType, out: End, into: End, written: Written, row_height: float) -> tuple[Point, ...]:
    if type_ is LinkType.FINISH_FINISH:
        turn = _column(max(out.right, into.right) + STUB, None, written)
        return ((out.right, out.middle), (turn, out.middle), (turn, into.middle), (into.right, into.middle))
    if into.left >= out.right + 2 * STUB:
        turn = _column(out.right + STUB, into.left - STUB, written)
        around = _column(out.right + STUB, None, written)
        if _crossed(turn, written) > _crossed(around, written):
            return _back(out, into, around, row_height)
        return ((out.right, out.middle), (turn, out.middle), (turn, into.middle), (into.left, into.middle))
    edge = into.box.y if into.row > out.row else into.box.bottom
    if into.entry >= out.right - 0.5 and not _crossed(into.entry, written):
        return ((out.right, out.middle), (into.entry, out.middle), (into.entry, edge))
    return _back(out, into, _column(out.right + STUB, None, written), row_height)


def _back(out: End, into: End, turn: float, row_height: float) -> tuple[Point, ...]:
    """Around, between the rows, to a successor to which the straight way is barred."""
    before = into.left - STUB
    gap = (into.row if into.row > out.row else into.row + 1) * row_height
    return (
        (out.right, out.middle),
        (turn, out.middle),
        (turn, gap),
        (before, gap),
        (before, into.middle),
        (into.left, into.middle),
    )


def _column(least: float, most: float | None, written: Written) -> float:
    """The x nearest to `least` at which a line down crosses no text, else the one that crosses the fewest."""
    if not _crossed(least, written):
        return least
    others = [right + _CLEAR for _, right in written.values()]
    others += [] if most is None else [most, *(left - _CLEAR for left, _ in written.values())]
    farthest = least + _DETOUR if most is None else most
    places = [least, *sorted(x for x in others if least < x <= farthest)]
    return min(places, key=lambda x: (_crossed(x, written), x))


def _crossed(x: float, written: Written) -> int:
    return sum(left - _CLEAR < x < right + _CLEAR for left, right in written.values())


def _between(out: End, into: End, written: Written) -> Iterator[tuple[int, tuple[float, float]]]:
    first, last = sorted((out.row, into.row))
    for row in range(first + 1, min(last, first + 1 + _MOST_ROWS)):
        if row in written:
            yield row, written[row]


def clipped(points: Iterable[Point], to: Box) -> list[tuple[Point, ...]]:
    """The parts within the box of a line that only runs across and down."""
    parts: list[list[Point]] = []
    corners = list(points)
    for start, end in pairwise(corners):
        piece = _piece(start, end, to)
        if piece is None:
            continue
        if parts and parts[-1][-1] == piece[0]:
            parts[-1].append(piece[1])
        else:
            parts.append(list(piece))
    return [tuple(part) for part in parts]


def _piece(start: Point, end: Point, to: Box) -> tuple[Point, Point] | None:
    def held(point: Point) -> Point:
        return min(max(point[0], to.x), to.right), min(max(point[1], to.y), to.bottom)

    (x0, y0), (x1, y1) = start, end
    misses = max(x0, x1) < to.x or min(x0, x1) > to.right or max(y0, y1) < to.y or min(y0, y1) > to.bottom
    return None if misses else (held(start), held(end))
