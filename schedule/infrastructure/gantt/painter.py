"""Paints charts as files."""

from dataclasses import dataclass, field
from threading import BoundedSemaphore

from core.infrastructure.typesetting import NotSet, Typesetter
from schedule.application.gantt_ports import ChartWish
from schedule.contracts.charts import ChartFormat, Paper
from schedule.domain.gantt import GanttChart
from schedule.domain.gantt_refusals import ChartNotDrawn
from schedule.domain.gantt_sheets import Wish, paper_sheets, screen_sheet
from schedule.infrastructure.gantt.pdf import POINTS, pdf_of
from schedule.infrastructure.gantt.png import png_of
from schedule.infrastructure.gantt.svg import svg_of
from schedule.infrastructure.gantt.widths import FaceWidths

_SIZES = {Paper.A4: (841.89, 595.28), Paper.A3: (1190.55, 841.89)}
_PATIENCE = 10


@dataclass(frozen=True)
class FilePainter:
    """Two at once in a process; who comes then waits a while."""

    typesetter: Typesetter = field(default_factory=lambda: Typesetter(memory_bytes=1024 * 1024 * 1024, seconds=20))
    places: BoundedSemaphore = field(default_factory=lambda: BoundedSemaphore(2))
    patience: float = _PATIENCE

    def paint(self, chart: GanttChart, wish: ChartWish) -> bytes:
        if not self.places.acquire(timeout=self.patience):
            raise ChartNotDrawn
        try:
            return self._painted(chart, wish)
        except NotSet as error:
            raise ChartNotDrawn from error
        finally:
            self.places.release()

    def _painted(self, chart: GanttChart, wish: ChartWish) -> bytes:
        days, widths = Wish(wish.language, wish.first, wish.last), FaceWidths()
        if wish.format is ChartFormat.PDF:
            width, height = _SIZES[wish.paper]
            sheets = paper_sheets(chart, days, widths, (width / POINTS, height / POINTS))
            return pdf_of(sheets, chart.title, wish.language, self.typesetter)
        sheet = screen_sheet(chart, days, widths)
        return png_of(sheet) if wish.format is ChartFormat.PNG else svg_of(sheet, chart.title).encode()
