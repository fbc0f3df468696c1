"""The body of a sheet: bars, progress, baseline, diamonds, brackets of phases, and the arrows between them."""

from collections.abc import Iterator
from dataclasses import dataclass

from schedule.domain.gantt_board import STRIP, Arrow, Board, named
from schedule.domain.gantt_look import BASELINE, CRITICAL, GUTTER, INK, LINK, PAPER, ROW, TINY, tinted
from schedule.domain.gantt_routes import clipped
from schedule.domain.gantt_rows import GanttRow, RowKind
from schedule.domain.gantt_scale import Scale
from schedule.domain.gantt_shapes import Box, Line, Point, Polygon, Rect, Shape

_HEAD, _HALF = 6.0, 3.5
_BRACKET, _TIP = 6.0, 5.0


@dataclass(frozen=True, slots=True)
class View:
    """What a sheet shows of a board: these rows in this part of the time, at `body` (without its gutters)."""

    board: Board
    rows: range
    part: Scale
    body: Box

    @property
    def gutters(self) -> Box:
        return Box(self.body.x - GUTTER, self.body.y, self.body.width + 2 * GUTTER, self.body.height)

    def moved(self, point: Point) -> Point:
        """A place on the board, on the sheet."""
        return (
            point[0] - self.board.scale.x_of(self.part.first) + self.body.x,
            point[1] - self.rows.start * ROW + self.body.y,
        )

    def placed(self, box: Box) -> Box:
        return Box(*self.moved((box.x, box.y)), box.width, box.height)

    def seen(self, box: Box) -> Box | None:
        """The part of it that is on the sheet."""
        return self.placed(box).common(self.body)


def bars_of(view: View) -> Iterator[Shape]:
    for index in view.rows:
        row = view.board.rows[index]
        if row.at is None:
            continue
        if row.kind is RowKind.PHASE:
            yield from _bracket(view, _hooked(view.board.bar(index, row.at)), row.colour)
        elif row.kind is RowKind.MILESTONE:
            if row.task and row.task.planned:
                yield from _planned_diamond(view, view.board.diamond(index, row.task.planned.at))
            yield from _diamond(view, view.board.diamond(index, row.at), row)
        else:
            yield from _bar(view, view.board.bar(index, row.at), row)
        planned = row.task.planned if row.task and row.kind is not RowKind.MILESTONE else None
        if planned and (box := view.seen(view.board.planned_bar(index, planned.at))):
            yield Rect(box, BASELINE, radius=1)


def arrows_of(view: View) -> Iterator[Shape]:
    for arrow in view.board.arrows:
        box = view.placed(arrow.box)
        reach = view.gutters
        if box.x <= reach.right and box.right >= reach.x and box.y <= reach.bottom and box.bottom >= reach.y:
            yield from _arrow(arrow, [view.moved(point) for point in arrow.points], reach)


def _bar(view: View, whole: Box, row: GanttRow) -> Iterator[Shape]:
    seen = view.seen(whole)
    if seen is None:
        return
    yield Rect(seen, tinted(row.colour), radius=2)
    done = Box(whole.x, whole.bottom - STRIP, whole.width * row.progress / 100, STRIP)
    if row.progress and (part := view.seen(done)):
        yield Rect(part, row.colour)
    yield Rect(seen, None, CRITICAL if row.is_critical else row.colour, 1.6 if row.is_critical else 1, 2)
    if cell := view.board.names_cell(seen):
        yield from view.board.writing.text(named(row), cell, TINY, INK)


def _diamond(view: View, whole: Box, row: GanttRow) -> Iterator[Shape]:
    box = view.placed(whole)
    (x, y), seen = box.middle, view.body
    if seen.x <= x <= seen.right:
        points = ((x, box.y), (box.right, y), (x, box.bottom), (box.x, y))
        yield Polygon(points, row.colour, CRITICAL if row.is_critical else INK, 1.6 if row.is_critical else 1)


def _planned_diamond(view: View, whole: Box) -> Iterator[Shape]:
    """Hollow, so that it is told from what has become of it."""
    box = view.placed(whole)
    (x, y), seen = box.middle, view.body
    if seen.x <= x <= seen.right:
        yield Polygon(((x, box.y), (box.right, y), (x, box.bottom), (box.x, y)), PAPER, BASELINE, 1.6)


def _hooked(box: Box) -> Box:
    """As wide as both hooks of a bracket at least; of a phase of milestones alone it is a moment."""
    width = max(box.width, 2 * _TIP)
    return Box(box.middle[0] - width / 2, box.y, width, box.height)


def _bracket(view: View, whole: Box, colour: str) -> Iterator[Shape]:
    placed, seen = view.placed(whole), view.seen(whole)
    if seen is None:
        return
    top = placed.y + 2
    yield Rect(Box(seen.x, top, seen.width, _BRACKET), colour)
    tip, foot = min(_TIP, placed.width / 2), top + _BRACKET
    for edge, inner in ((placed.x, placed.x + tip), (placed.right, placed.right - tip)):
        if view.body.x <= edge <= view.body.right and view.body.x <= inner <= view.body.right:
            yield Polygon(((edge, foot), (inner, foot), (edge, foot + _TIP)), colour)


def _arrow(arrow: Arrow, points: list[Point], reach: Box) -> Iterator[Shape]:
    colour, width = (CRITICAL, 1.6) if arrow.is_critical else (LINK, 1.0)
    head = _head(points)
    is_ended = all(reach.x <= x <= reach.right and reach.y <= y <= reach.bottom for x, y in head)
    for part in clipped([*points[:-1], _before_tip(points)] if is_ended else points, reach):
        yield Line(part, colour, width)
    if is_ended:
        yield Polygon(head, colour)


def _head(points: list[Point]) -> tuple[Point, Point, Point]:
    (x, y), (bx, by) = points[-1], _before_tip(points)
    across = _HALF if bx == x else 0.0
    up = _HALF if across == 0 else 0.0
    return ((x, y), (bx - across, by - up), (bx + across, by + up))


def _before_tip(points: list[Point]) -> Point:
    """Where the arrow's head begins."""
    (fx, fy), (x, y) = points[-2], points[-1]
    dx, dy = (x > fx) - (x < fx), (y > fy) - (y < fy)
    return x - dx * _HEAD, y - dy * _HEAD
