"""At the left of a chart: names, dates and progress of its rows."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from core.domain.language import Language
from schedule.domain.gantt_look import BAND, GRID, HEAD, INDENT, INK, PAD, PLAIN, ROW, SMALL
from schedule.domain.gantt_rows import GanttRow, RowKind
from schedule.domain.gantt_shapes import Align, Box, Line, Rect, Shape, Writing
from schedule.domain.gantt_words import Word

_NARROWEST: Final = 130.0
_DATE: Final = 72.0
_PROGRESS: Final = 46.0


@dataclass(frozen=True, slots=True)
class Table:
    """As wide as its names need, within bounds; longer ones are shortened."""

    writing: Writing
    language: Language
    names: float

    @property
    def width(self) -> float:
        return self.names + 2 * _DATE + _PROGRESS

    def head(self, box: Box) -> Iterator[Shape]:
        yield Rect(box, HEAD)
        words = (Word.NAME, Word.START, Word.END, Word.PROGRESS)
        for word, cell, align in zip(words, self._cells(box), _ALIGNS, strict=True):
            text = word.told(self.language)
            yield from self.writing.text(text, cell.inset(PAD), SMALL, INK, is_bold=True, align=align)

    def lines(self, rows: Sequence[GanttRow], box: Box, right: float) -> Iterator[Shape]:
        """`right`: so far phases are underlaid, and rows are parted."""
        for at, row in enumerate(rows):
            cell = Box(box.x, box.y + at * ROW, self.width, ROW)
            if row.kind is RowKind.PHASE:
                yield Rect(Box(box.x, cell.y, right - box.x, ROW), BAND)
            yield from self._line(row, cell)
            yield Line(((box.x, cell.bottom), (right, cell.bottom)), GRID)

    def _line(self, row: GanttRow, box: Box) -> Iterator[Shape]:
        is_phase = row.kind is RowKind.PHASE
        name, *others = self._cells(box)
        indent = PAD + row.level * INDENT
        cell = Box(name.x + indent, name.y, name.width - indent - PAD, name.height)
        yield from self.writing.text(row.name, cell, PLAIN, INK, is_bold=is_phase)
        start = row.start_date.isoformat() if row.start_date else ""
        end = row.end_date.isoformat() if row.end_date else ""
        for text, each, align in zip((start, end, f"{row.progress}%"), others, _ALIGNS[1:], strict=True):
            yield from self.writing.text(text, each.inset(PAD), SMALL, INK, align=align)

    def _cells(self, box: Box) -> Iterator[Box]:
        x = box.x
        for width in (self.names, _DATE, _DATE, _PROGRESS):
            yield Box(x, box.y, width, box.height)
            x += width


_ALIGNS: Final = (Align.LEFT, Align.CENTRE, Align.CENTRE, Align.RIGHT)


def table_of(rows: Iterable[GanttRow], writing: Writing, language: Language, widest: float) -> Table:
    def needed(row: GanttRow) -> float:
        width = writing.widths.width(row.name, PLAIN, is_bold=row.kind is RowKind.PHASE)
        return width + 2 * PAD + row.level * INDENT + 1

    return Table(writing, language, max(_NARROWEST, min(widest, max(map(needed, rows), default=0.0))))
