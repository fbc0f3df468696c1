"""Sheets as PDF: each is drawn as SVG, and all are set on paper by typst in its confined child."""

import json
import shutil
from collections.abc import Sequence
from pathlib import Path
from tempfile import gettempdir

from core.domain.language import Language
from core.infrastructure.typesetting import Typesetter, work_folder
from schedule.domain.gantt_shapes import Sheet
from schedule.infrastructure.gantt.svg import svg_in_our_face

_SOURCE = Path(__file__).parent / "pages.typ"
POINTS = 0.7
"""Of a pixel of a sheet: what is 10 high on the screen is 7 points high on paper."""


def pdf_of(sheets: Sequence[Sheet], title: str, language: Language, typesetter: Typesetter) -> bytes:
    """The same sheets make the same file."""
    first = sheets[0]
    size = {"width": round(first.width * POINTS, 2), "height": round(first.height * POINTS, 2)}
    pages = {"title": title, "language": language.value, "count": len(sheets), **size}
    with work_folder(Path(gettempdir())) as folder:
        shutil.copy(_SOURCE, folder / _SOURCE.name)
        (folder / "pages.json").write_text(json.dumps(pages, ensure_ascii=False))
        for number, sheet in enumerate(sheets):
            (folder / f"{number}.svg").write_text(svg_in_our_face(sheet, title, POINTS))
        return typesetter.pdf(folder, _SOURCE.name, timestamp=0)
