"""What the colours and signs of a chart mean, in as many lines as its width asks for."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Final

from schedule.contracts import TaskStatus
from schedule.contracts.words import DELAYED_COLOUR, STATUS_COLOURS
from schedule.domain.gantt_board import STRIP, Board
from schedule.domain.gantt_look import (
    BASELINE,
    CRITICAL,
    DAY_OFF,
    EDGE,
    FAINT_INK,
    INK,
    LEGEND_LINE,
    PAPER,
    SMALL,
    TODAY,
    tinted,
)
from schedule.domain.gantt_scale import FINE
from schedule.domain.gantt_shapes import Box, Line, Polygon, Rect, Shape
from schedule.domain.gantt_words import Word

_SIGN: Final = 22.0
_GAP: Final = 6.0
_APART: Final = 18.0
Sign = Callable[[Box], Iterator[Shape]]


@dataclass(frozen=True, slots=True)
class Legend:
    board: Board

    def lines(self, width: float) -> list[list[tuple[str, Sign, float]]]:
        """The entries of each line, with the room that each takes."""
        lines: list[list[tuple[str, Sign, float]]] = [[]]
        left = width
        for text, sign in self._entries():
            needed = _SIGN + _GAP + self.board.widths.width(text, SMALL, is_bold=False) + _APART
            if needed > left and lines[-1]:
                lines.append([])
                left = width
            lines[-1].append((text, sign, needed))
            left -= needed
        return lines

    def shapes(self, box: Box) -> Iterator[Shape]:
        for at, line in enumerate(self.lines(box.width)):
            x = box.x
            for text, sign, needed in line:
                cell = Box(x, box.y + at * LEGEND_LINE, min(needed, box.right - x), LEGEND_LINE)
                yield from sign(Box(x, cell.y + 4, _SIGN, LEGEND_LINE - 8))
                words = Box(x + _SIGN + _GAP, cell.y, cell.width - _SIGN - _GAP, LEGEND_LINE)
                yield from self.board.writing.text(text, words, SMALL, FAINT_INK)
                x += needed

    def _entries(self) -> Iterator[tuple[str, Sign]]:
        """Of what may not be there, only what is."""
        language, scale, chart = self.board.language, self.board.scale, self.board.chart
        for status in TaskStatus:
            yield status.label(language), _bar(STATUS_COLOURS[status])
        if any(task.is_overdue for task in chart.tasks):
            yield Word.DELAYED.told(language), _bar(DELAYED_COLOUR)
        yield Word.DONE.told(language), _progress
        yield Word.CRITICAL.told(language), _critical
        yield Word.MILESTONE.told(language), _milestone
        if self.board.has_baseline:
            yield Word.BASELINE.told(language), _baseline
        if scale.zoom in FINE:
            yield Word.DAY_OFF.told(language), _day_off
        yield Word.TODAY.told(language), _today


def _bar(colour: str) -> Sign:
    def sign(box: Box) -> Iterator[Shape]:
        yield Rect(box, tinted(colour), colour, 1, 2)

    return sign


def _progress(box: Box) -> Iterator[Shape]:
    yield Rect(box, PAPER, EDGE, 1, 2)
    yield Rect(Box(box.x, box.bottom - STRIP, box.width * 0.6, STRIP), FAINT_INK)


def _critical(box: Box) -> Iterator[Shape]:
    yield Rect(box, PAPER, CRITICAL, 1.6, 2)


def _milestone(box: Box) -> Iterator[Shape]:
    (x, y), half = box.middle, box.height / 2
    yield Polygon(((x, y - half), (x + half, y), (x, y + half), (x - half, y)), FAINT_INK, INK)


def _baseline(box: Box) -> Iterator[Shape]:
    yield Rect(Box(box.x, box.middle[1] - 2, box.width, 4), BASELINE, radius=1)


def _day_off(box: Box) -> Iterator[Shape]:
    yield Rect(box, DAY_OFF, EDGE, 0.6)


def _today(box: Box) -> Iterator[Shape]:
    x = box.middle[0]
    yield Line(((x, box.y), (x, box.bottom)), TODAY, 1.5, is_dashed=True)
