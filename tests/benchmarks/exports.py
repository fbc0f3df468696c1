"""A plan's PDF with twelve pictures in both layouts, set as the planner sets it, and the memory that stays with it.

Beside it typst alone, in a fresh process that remembers nothing, sets as many pages with the same pictures, as they
are, and nothing but their numbers. The pictures are the built-in artist's.
"""

import os
import resource
import subprocess
import sys
import time
from dataclasses import replace
from functools import cache
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from uuid import UUID

from ai_planning.contracts.exports import PdfLayout
from ai_planning.infrastructure.built_in.artist import BuiltInArtist
from ai_planning.infrastructure.built_in.sample_document import plan_of
from ai_planning.infrastructure.built_in.samples import SAMPLES
from ai_planning.infrastructure.exports.pdf import PdfByTypst
from core.domain.language import Language
from core.infrastructure.glyphs import FACES
from tests.ai_planning.exports.examples import longest, pictures, usual
from tests.benchmarks.bars import Bars

ROUNDS, MANY = 9, 200
MOST_SECONDS, MOST_GROWTH = 1.5, 16.0
_ALONE = """
import sys, typst
source, root, faces = sys.argv[1:]
fonts = typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=[faces])
typst.Compiler(source, root=root, font_paths=fonts).compile(format="pdf")
"""


def measure(bars: Bars) -> None:
    with TemporaryDirectory(prefix="videoplanet-bench-") as folder:
        bare = Bare(Path(folder))
        for layout in PdfLayout:
            _compare(layout, bare, bars)
    began = time.perf_counter()
    PdfByTypst().render(longest(), layout=PdfLayout.PAGES, language=Language.KOREAN, pictures=pictures(longest()))
    print(f"PDF of the longest plan, pages: {time.perf_counter() - began:.2f} s", flush=True)
    _remember(bars)


def _compare(layout: PdfLayout, bare: "Bare", bars: Bars) -> None:
    pairs = [(_seconds(layout, number), bare.seconds(layout)) for number in range(ROUNDS)]
    ours, alone = (sorted(times) for times in zip(*pairs, strict=True))
    middle, ratio = median(ours), median(own / other for own, other in pairs)
    print(
        f"PDF of twelve pictures, {layout.value}: {middle:.2f} s, slowest {ours[-1]:.2f} s; "
        f"bare typst {median(alone):.2f} s, ratio {ratio:.2f}",
        flush=True,
    )
    bars.hold(f"a PDF ({layout.value}) takes {MOST_SECONDS} s", middle <= MOST_SECONDS, f"{middle:.2f} s")


class Bare:
    """Typst alone: cover, stages and details have a line each, the pictures lie as in the layout."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        for number, picture in enumerate(drawn().values(), 1):
            (folder / f"{number}.jpg").write_bytes(picture)

    def seconds(self, layout: PdfLayout) -> float:
        source = self._folder / f"{layout.value}.typ"
        source.write_text(self._source(layout))
        began = time.perf_counter()
        subprocess.run([sys.executable, "-I", "-c", _ALONE, str(source), str(self._folder), str(FACES)], check=True)
        return time.perf_counter() - began

    def _source(self, layout: PdfLayout) -> str:
        shots = [f'[#image("{number}.jpg", width: 100%) {number}번 샷]' for number in range(1, 13)]
        pages = (
            [f"#grid(columns: 4, {', '.join(shots)})"] if layout is PdfLayout.CARDS else [f"#{each}" for each in shots]
        )
        text = ["표지", "스토리"], ["샷 상세"] * 3 if layout is PdfLayout.CARDS else []
        head = '#set page(paper: "a4", flipped: true)\n#set text(font: "Noto Sans CJK KR")\n'
        return head + "\n#pagebreak()\n".join([*text[0], *pages, *text[1]])


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
    shown = drawn()
    began = time.perf_counter()
    PdfByTypst().render(plan, layout=layout, language=Language.KOREAN, pictures=shown)
    return time.perf_counter() - began


@cache
def drawn() -> dict[UUID, bytes]:
    """By the shots of the usual plan."""
    story, shots = plan_of(SAMPLES[0], 1)
    artist = BuiltInArtist()
    return {
        shot.id: artist.draw(SAMPLES[0], story[at // 3], shots[at], at + 1, seed=at, watch=lambda _: None).draft.data
        for at, shot in enumerate(usual().shots)
    }


def _resident() -> float:
    """In MB."""
    return int(Path("/proc/self/statm").read_text().split()[1]) * os.sysconf("SC_PAGE_SIZE") / 2**20
