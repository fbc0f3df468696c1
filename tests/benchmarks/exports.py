"""A plan's PDF with twelve pictures in both layouts, set as the planner sets it, and the memory that stays with it.

The pictures are of the size that the built-in artist draws.
"""

import os
import resource
import time
from dataclasses import replace
from pathlib import Path
from statistics import median

from ai_planning.contracts.exports import PdfLayout
from ai_planning.infrastructure.exports.pdf import PdfByTypst
from core.domain.language import Language
from tests.ai_planning.exports.examples import longest, pictures, usual
from tests.benchmarks.bars import Bars

ROUNDS, MANY = 9, 200
MOST_SECONDS, MOST_GROWTH = 1.5, 16.0


def measure(bars: Bars) -> None:
    for layout in PdfLayout:
        seconds = sorted(_seconds(layout, number) for number in range(ROUNDS))
        middle = median(seconds)
        print(f"PDF of twelve pictures, {layout.value}: {middle:.2f} s, slowest {seconds[-1]:.2f} s", flush=True)
        bars.hold(f"a PDF ({layout.value}) takes {MOST_SECONDS} s", middle <= MOST_SECONDS, f"{middle:.2f} s")
    began = time.perf_counter()
    PdfByTypst().render(longest(), layout=PdfLayout.PAGES, language=Language.KOREAN, pictures=pictures(longest()))
    print(f"PDF of the longest plan, pages: {time.perf_counter() - began:.2f} s", flush=True)
    _remember(bars)


def _remember(bars: Bars) -> None:
    _seconds(PdfLayout.CARDS, 0)
    before = _resident()
    for number in range(MANY):
        _seconds(PdfLayout.CARDS, number)
    grown, largest = _resident() - before, resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
    print(f"{MANY} PDFs: the planner grows by {grown:.1f} MB, a child takes {largest:.0f} MB", flush=True)
    bars.hold(f"{MANY} PDFs leave the planner's memory alone", grown <= MOST_GROWTH, f"{grown:.1f} MB")


def _seconds(layout: PdfLayout, number: int) -> float:
    """Of a plan that was not set before."""
    plan = usual()
    plan = replace(plan, title=f"{plan.title} {number}")
    shown = pictures(plan)
    began = time.perf_counter()
    PdfByTypst().render(plan, layout=layout, language=Language.KOREAN, pictures=shown)
    return time.perf_counter() - began


def _resident() -> float:
    """In MB."""
    return int(Path("/proc/self/statm").read_text().split()[1]) * os.sysconf("SC_PAGE_SIZE") / 2**20
