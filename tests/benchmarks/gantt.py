"""Gantt charts as SVG, PNG and PDF (A4), from rows in memory: ten, sixty, five hundred, and the most that are drawn."""

import os
import time
from functools import partial
from statistics import median

from core.domain.language import Language
from schedule.application.gantt_ports import ChartWish
from schedule.contracts.charts import ChartFormat
from schedule.domain.gantt import GanttChart
from schedule.domain.gantt_refusals import MOST_DRAWN
from schedule.infrastructure.gantt.painter import FilePainter
from tests.benchmarks.bars import Bars
from tests.schedule.gantt.examples import usual, with_baseline

ROUNDS = 5
MOST_SECONDS, ROWS_HELD = 1.0, 500


def measure(bars: Bars) -> None:
    for count in (10, 60, ROWS_HELD, MOST_DRAWN):
        chart = with_baseline(usual(count))
        for kind in (ChartFormat.SVG, ChartFormat.PNG, ChartFormat.PDF):
            seconds, spent, size = _drawn(chart, kind)
            told = f"{count} rows as {kind.value}: {seconds:.2f} s ({spent:.2f} s of CPU), {size / 1024:,.0f} kB"
            print(told, flush=True)
            if count == ROWS_HELD:
                bars.hold(f"{count} rows as {kind.value} take {MOST_SECONDS} s", seconds <= MOST_SECONDS, told)


def _drawn(chart: GanttChart, kind: ChartFormat) -> tuple[float, float, int]:
    """Seconds on the clock and on the processors, the child's included, and bytes."""
    paint = partial(FilePainter().paint, chart, ChartWish(kind, Language.KOREAN))
    size, times, spent = len(paint()), [], []
    for _ in range(ROUNDS):
        began, used = time.perf_counter(), _used()
        paint()
        times.append(time.perf_counter() - began)
        spent.append(_used() - used)
    return median(times), median(spent), size


def _used() -> float:
    return sum(os.times()[:4])
