"""A chart on its scale, before it is cut to sheets: where each bar lies, and how the links between them run."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from uuid import UUID

from core.domain.language import Language
from schedule.domain.gantt import GanttChart, Stretch
from schedule.domain.gantt_look import PAD, ROW, TINY
from schedule.domain.gantt_routes import End, route
from schedule.domain.gantt_rows import GanttRow, RowKind
from schedule.domain.gantt_scale import Scale
from schedule.domain.gantt_shapes import Box, Point, TextWidths, Writing

LEAST_BAR = 2.0
DIAMOND = 12.0
_BAR, _LOW_BAR, _BASELINE = 14.0, 13.0, 4.0
LEAST_TEXT = 22.0
"""A bar that is narrower carries no names."""
STRIP = 3.0
"""How high progress is at the foot of a bar."""


@dataclass(frozen=True, slots=True)
class Arrow:
    points: tuple[Point, ...]
    is_critical: bool

    @property
    def box(self) -> Box:
        across, down = [x for x, _ in self.points], [y for _, y in self.points]
        return Box(min(across), min(down), max(across) - min(across), max(down) - min(down))


@dataclass(frozen=True)
class Board:
    """Places on it count from the first row and the first day."""

    chart: GanttChart
    rows: tuple[GanttRow, ...]
    days: tuple[date, date]
    scale: Scale
    language: Language
    widths: TextWidths

    @property
    def writing(self) -> Writing:
        return Writing(self.widths)

    @property
    def span(self) -> str:
        return " – ".join(day.isoformat() for day in self.days)

    @property
    def has_baseline(self) -> bool:
        return self.chart.baseline_id is not None

    def bar(self, index: int, at: Stretch) -> Box:
        height = _LOW_BAR if self.has_baseline else _BAR
        top = index * ROW + (2.0 if self.has_baseline else (ROW - height) / 2)
        return self._box(at, top, height)

    def planned_bar(self, index: int, at: Stretch) -> Box:
        return self._box(at, (index + 1) * ROW - 3.0 - _BASELINE, _BASELINE)

    def diamond(self, index: int, at: Stretch) -> Box:
        middle = self.bar(index, at).middle[1]
        return Box(self.scale.x(at.ends) - DIAMOND / 2, middle - DIAMOND / 2, DIAMOND, DIAMOND)

    def names_cell(self, visible: Box) -> Box | None:
        """Where on the visible part of a bar its people are named."""
        inner = Box(visible.x + PAD / 2, visible.y, visible.width - PAD, visible.height - STRIP)
        return inner if inner.width >= LEAST_TEXT else None

    @cached_property
    def arrows(self) -> tuple[Arrow, ...]:
        """Those that are critical last, above the others."""
        ends, written = self._ends, self._written
        found = [
            Arrow(route(link.type, ends[link.predecessor], ends[link.successor], written, ROW), link.is_critical)
            for link in self.chart.links
            if link.predecessor in ends and link.successor in ends
        ]
        return tuple(sorted(found, key=lambda arrow: arrow.is_critical))

    @cached_property
    def _ends(self) -> Mapping[UUID, End]:
        ends: dict[UUID, End] = {}
        for index, row in enumerate(self.rows):
            if row.task and row.at:
                is_diamond = row.kind is RowKind.MILESTONE
                box = self.diamond(index, row.at) if is_diamond else self.bar(index, row.at)
                ends[row.id] = End(index, box, is_diamond)
        return ends

    @cached_property
    def _written(self) -> Mapping[int, tuple[float, float]]:
        return dict(self._writings())

    def _writings(self) -> Iterator[tuple[int, tuple[float, float]]]:
        for index, row in enumerate(self.rows):
            if row.kind is RowKind.TASK and row.task and row.at and (cell := self.names_cell(self.bar(index, row.at))):
                for text in self.writing.text(named(row), cell, TINY, ""):
                    yield index, (text.x, text.box.right)

    def _box(self, at: Stretch, top: float, height: float) -> Box:
        left = self.scale.x(at.starts)
        return Box(left, top, max(LEAST_BAR, self.scale.x(at.ends) - left), height)


def named(row: GanttRow) -> str:
    return ", ".join(row.task.people) if row.task else ""
