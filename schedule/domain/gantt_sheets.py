"""Sheets of a chart: one that holds all of it for the screen, or as many of paper as it needs, down and across."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from core.domain.language import Language
from schedule.domain.gantt import GanttChart
from schedule.domain.gantt_bars import View, arrows_of, bars_of
from schedule.domain.gantt_board import Board
from schedule.domain.gantt_legend import Legend
from schedule.domain.gantt_look import (
    BIG,
    EDGE,
    FAINT_INK,
    GUTTER,
    INK,
    LEGEND_LINE,
    PAD,
    PAPER,
    PLAIN,
    ROW,
    SMALL,
    TIER,
    TITLE,
)
from schedule.domain.gantt_rows import GanttRow, RowKind, rows_of
from schedule.domain.gantt_scale import Scale, parts_of, scale_for
from schedule.domain.gantt_shapes import Align, Box, Line, Rect, Shape, Sheet, TextWidths, Writing
from schedule.domain.gantt_table import Table, table_of
from schedule.domain.gantt_time import grid_of, header_of, shades_of, today_of
from schedule.domain.gantt_words import TIERS, Word, tasks_told

SCREEN_ROOM: Final = 1500.0
SCREEN_MARGIN, PAPER_MARGIN = 20.0, 40.0
WIDEST_NAMES, WIDEST_NAMES_ON_PAPER = 280.0, 220.0
MOST_ACROSS: Final = 4
_TAG: Final = 70.0


@dataclass(frozen=True, slots=True)
class Wish:
    """In which days (both included), whether they are asked for exactly or follow from the tasks, and language."""

    language: Language
    first: date | None = None
    last: date | None = None

    def days(self, chart: GanttChart) -> tuple[date, date]:
        first, last = chart.days or (chart.today, chart.today)
        first, last = self.first or first, self.last or last
        return first, max(first, last)

    @property
    def is_exact(self) -> bool:
        return self.first is not None and self.last is not None


def screen_sheet(chart: GanttChart, wish: Wish, widths: TextWidths) -> Sheet:
    rows = rows_of(chart)
    days = wish.days(chart)
    scale = scale_for(days, SCREEN_ROOM, is_exact=wish.is_exact)
    board = Board(chart, rows, days, scale, wish.language, widths)
    table = table_of(rows, board.writing, wish.language, WIDEST_NAMES)
    width = 2 * SCREEN_MARGIN + table.width + 2 * GUTTER + scale.width
    inner = Box(SCREEN_MARGIN, SCREEN_MARGIN, width - 2 * SCREEN_MARGIN, _height(board, len(rows), width))
    shapes = tuple(_shapes(board, table, range(len(rows)), scale, inner, ""))
    return Sheet(width, inner.height + 2 * SCREEN_MARGIN, SCREEN_MARGIN, shapes)


def paper_sheets(chart: GanttChart, wish: Wish, widths: TextWidths, size: tuple[float, float]) -> list[Sheet]:
    """Those of the same rows follow each other; all have the same header and legend."""
    rows, inner = rows_of(chart), Box(0, 0, *size).inset(PAPER_MARGIN, PAPER_MARGIN)
    table = table_of(rows, Writing(widths), wish.language, WIDEST_NAMES_ON_PAPER)
    room = inner.width - table.width - 2 * GUTTER
    days = wish.days(chart)
    scale = scale_for(days, room, sheets=MOST_ACROSS, is_exact=wish.is_exact)
    board = Board(chart, rows, days, scale, wish.language, widths)
    most = int((inner.height - _height(board, 0, size[0])) / ROW)
    views = list(_views(rows, most, parts_of(scale, room)))
    tags = [f"{number} / {len(views)}" for number in range(1, len(views) + 1)]
    return [
        Sheet(*size, PAPER_MARGIN, tuple(_shapes(board, table, chunk, part, inner, tag)))
        for (chunk, part), tag in zip(views, tags, strict=True)
    ]


def _views(rows: Sequence[GanttRow], most: int, parts: Sequence[Scale]) -> Iterator[tuple[range, Scale]]:
    """Without those that no bar would be on, as long as one of the same rows is left."""
    for chunk in _chunks(rows, most):
        needed = [part for part in parts if any(_has_part(rows[index], part) for index in chunk)]
        yield from ((chunk, part) for part in needed or parts[:1])


def _has_part(row: GanttRow, part: Scale) -> bool:
    return row.at is not None and part.x(row.at.ends) >= 0 and part.x(row.at.starts) < part.width


def _height(board: Board, rows: int, width: float) -> float:
    """Of all that is between the margins of a sheet of that width."""
    legend = len(Legend(board).lines(width - 2 * SCREEN_MARGIN)) * LEGEND_LINE + SMALL
    return TITLE + len(TIERS[board.scale.zoom]) * TIER + max(rows, 1) * ROW + legend


def _chunks(rows: Sequence[GanttRow], most: int) -> Iterator[range]:
    """So many rows each; no phase's name stands last, away from its tasks."""
    start = 0
    while start == 0 or start < len(rows):
        end = min(len(rows), start + most)
        while start + 1 < end < len(rows) and rows[end - 1].kind is RowKind.PHASE:
            end -= 1
        yield range(start, end)
        start = max(end, 1)


def _shapes(board: Board, table: Table, rows: range, part: Scale, inner: Box, tag: str) -> Iterator[Shape]:
    head = Box(inner.x, inner.y + TITLE, table.width, len(TIERS[part.zoom]) * TIER)
    names = Box(inner.x, head.bottom, table.width, max(len(rows), 1) * ROW)
    view = View(board, rows, part, Box(names.right + GUTTER, names.y, part.width, names.height))
    right = view.gutters.right
    yield Rect(Box(0, 0, inner.right + inner.x, inner.bottom + inner.y), PAPER)
    yield from _title(board, Box(inner.x, inner.y, inner.width, TITLE), tag)
    yield from header_of(view, Box(head.right, head.y, right - head.right, head.height))
    yield from shades_of(view)
    yield from table.head(head)
    yield from table.lines([board.rows[index] for index in rows], names, right)
    yield from grid_of(view)
    yield from today_of(view)
    yield from bars_of(view)
    yield from arrows_of(view)
    if not board.rows:
        yield from board.writing.text(Word.EMPTY.told(board.language), view.body.inset(PAD), PLAIN, FAINT_INK)
    yield Line(((head.right, head.y), (head.right, names.bottom)), EDGE)
    yield Line(((head.x, head.bottom), (right, head.bottom)), EDGE)
    yield Rect(Box(head.x, head.y, right - head.x, names.bottom - head.y), None, EDGE)
    yield from Legend(board).shapes(Box(inner.x, names.bottom + SMALL, inner.width, inner.bottom - names.bottom))


def _title(board: Board, box: Box, tag: str) -> Iterator[Shape]:
    name = Box(box.x, box.y, box.width - _TAG, 24)
    yield from board.writing.text(board.chart.title, name, BIG, INK, is_bold=True)
    yield from board.writing.text(tag, Box(name.right, box.y, _TAG, 24), PLAIN, FAINT_INK, align=Align.RIGHT)
    told = f"{board.span} · {tasks_told(len(board.chart.tasks), board.language)}"
    yield from board.writing.text(told, Box(box.x, box.y + 24, box.width, 16), SMALL, FAINT_INK)
