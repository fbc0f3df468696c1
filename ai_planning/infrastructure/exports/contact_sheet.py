"""All twelve pictures of a plan on one sheet, in PNG: to hang on a wall, or to send in a chat."""

from collections.abc import Mapping
from dataclasses import dataclass
from io import BytesIO
from uuid import UUID

from PIL import Image, ImageDraw, ImageOps

from ai_planning.application.export_ports import PlanDocument, Rendered, ShotOfDocument
from ai_planning.contracts.exports import PdfLayout
from ai_planning.infrastructure.exports import spoken
from core.domain.file_names import file_name
from core.domain.language import Language
from core.domain.pictures import MOST_PIXELS
from core.infrastructure.typeface import face, fitted, wrapped

WIDTH = 1920
_EDGE, _GAP, _HEAD, _FOOT, _WORDS = 48, 22, 104, 52, 64
_PAPER, _INK, _QUIET, _RULE, _EMPTY = (255, 255, 255), (28, 28, 34), (104, 104, 114), (206, 206, 212), (244, 244, 246)
_ALIKE = 0.02
_KINDS = ("JPEG", "PNG", "WEBP")


@dataclass(frozen=True)
class Grid:
    """In pixels; a cell is a picture and the words below it."""

    columns: int
    rows: int
    cell: tuple[int, int]

    @property
    def height(self) -> int:
        return _HEAD + self.rows * (self.cell[1] + _WORDS + _GAP) + _FOOT

    def corner(self, position: int) -> tuple[int, int]:
        row, column = divmod(position - 1, self.columns)
        return _EDGE + column * (self.cell[0] + _GAP), _HEAD + row * (self.cell[1] + _WORDS + _GAP)


class ContactSheet:
    def render(
        self, document: PlanDocument, *, layout: PdfLayout, language: Language, pictures: Mapping[UUID, bytes]
    ) -> Rendered:
        grid = grid_of(document.brief.aspect_ratio.ratio)
        page = Image.new("RGB", (WIDTH, grid.height), _PAPER)
        canvas = ImageDraw.Draw(page)
        _head(canvas, document, language)
        for shot in document.shots:
            corner = grid.corner(shot.position)
            _picture(page, corner, grid.cell, shot, pictures.get(shot.id))
            _words(canvas, corner, grid.cell, shot, language)
        _foot(canvas, grid, document, language)
        target = BytesIO()
        page.save(target, "PNG", compress_level=6)
        return Rendered(target.getvalue(), "image/png", file_name(document.title, "png"))


def grid_of(ratio: float) -> Grid:
    """Four beside each other; upright pictures six."""
    columns = 6 if ratio < 1 else 4
    width = (WIDTH - 2 * _EDGE - (columns - 1) * _GAP) // columns
    return Grid(columns, 12 // columns, (width, round(width / ratio)))


def _head(canvas: ImageDraw.ImageDraw, document: PlanDocument, language: Language) -> None:
    bold, plain = face(34, is_bold=True), face(20)
    brief = document.brief
    told = (brief.genre.label(language), brief.aspect_ratio.value, spoken.length(brief.duration_ms, language))
    facts = " · ".join(told)
    canvas.text((WIDTH - _EDGE, 52), facts, font=plain, fill=_QUIET, anchor="rm")
    room = WIDTH - 2 * _EDGE - plain.getlength(facts) - _GAP
    canvas.text((_EDGE, 50), fitted(document.title, bold, room), font=bold, fill=_INK, anchor="lm")
    canvas.line((_EDGE, 84, WIDTH - _EDGE, 84), fill=_RULE, width=2)


def _picture(
    page: Image.Image, corner: tuple[int, int], cell: tuple[int, int], shot: ShotOfDocument, content: bytes | None
) -> None:
    left, top = corner
    box = (left, top, left + cell[0], top + cell[1])
    canvas = ImageDraw.Draw(page)
    shown = _read(content, cell) if content else None
    canvas.rectangle((box[0] - 1, box[1] - 1, box[2], box[3]), fill=_EMPTY, outline=_RULE)
    if shown is not None:
        page.paste(shown, (left + (cell[0] - shown.width) // 2, top + (cell[1] - shown.height) // 2))
        return
    font = face(17)
    lines = wrapped(shot.description, font, cell[0] - 32, max(1, (cell[1] - 32) // 26))
    for at, line in enumerate(lines):
        canvas.text((left + 16, top + 16 + 26 * at), line, font=font, fill=_QUIET)


def _read(content: bytes, cell: tuple[int, int]) -> Image.Image | None:
    """Whatever is wrong with a picture, the sheet is made without it."""
    try:
        with Image.open(BytesIO(content), formats=_KINDS) as image:
            if image.width * image.height > MOST_PIXELS:
                return None
            image.draft("RGB", cell)
            # Those in the film's aspect ratio fill the cell to the pixel.
            is_alike = abs(image.width * cell[1] / (image.height * cell[0]) - 1) < _ALIKE
            lay = ImageOps.fit if is_alike else ImageOps.contain
            return lay(_on_paper(image), cell, Image.Resampling.LANCZOS)
    except Exception:  # noqa: BLE001
        return None


def _on_paper(image: Image.Image) -> Image.Image:
    """What is transparent shows the paper, as in the PDF."""
    whole = image.convert("RGBA")
    paper = Image.new("RGB", whole.size, _PAPER)
    paper.paste(whole, mask=whole.getchannel("A"))
    return paper


def _words(
    canvas: ImageDraw.ImageDraw,
    corner: tuple[int, int],
    cell: tuple[int, int],
    shot: ShotOfDocument,
    language: Language,
) -> None:
    left, top = corner[0], corner[1] + cell[1]
    bold, plain = face(19, is_bold=True), face(16)
    lasts = spoken.length(shot.duration_ms, language)
    canvas.text((left + cell[0], top + 20), lasts, font=plain, fill=_QUIET, anchor="rm")
    title = fitted(f"{shot.position:02d} {shot.title}", bold, cell[0] - plain.getlength(lasts) - 12)
    canvas.text((left, top + 20), title, font=bold, fill=_INK, anchor="lm")
    terms = " · ".join(word.label(language) for word in (shot.shot_size, shot.camera_move, shot.composition))
    canvas.text((left, top + 46), fitted(terms, plain, cell[0]), font=plain, fill=_QUIET, anchor="lm")


def _foot(canvas: ImageDraw.ImageDraw, grid: Grid, document: PlanDocument, language: Language) -> None:
    plain, line = face(17), grid.height - 28
    day = spoken.day(document.updated_at, language)
    canvas.text((WIDTH - _EDGE, line), day, font=plain, fill=_QUIET, anchor="rm")
    room = WIDTH - 2 * _EDGE - plain.getlength(day) - _GAP
    canvas.text((_EDGE, line), fitted(document.project_name, plain, room), font=plain, fill=_QUIET, anchor="lm")
