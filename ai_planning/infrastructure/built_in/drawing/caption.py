"""The words below a frame: its number, its title, and what the camera does."""

from PIL import Image, ImageDraw

from ai_planning.domain.drafts import ShotDraft
from ai_planning.infrastructure.built_in.drawing.sheet import Sheet
from core.domain.language import Language
from core.infrastructure.typeface import face, fitted

_INK, _QUIET = (42, 42, 50), (96, 96, 104)
_TITLE, _TERMS, _GAP = 20, 17, 14


def caption(picture: Image.Image, sheet: Sheet, position: int, shot: ShotDraft, language: Language) -> None:
    """In one line; in two where the sheet is narrow."""
    canvas = ImageDraw.Draw(picture)
    left, _, right, bottom = sheet.frame
    middle = (bottom + (sheet.height if right - left > 600 else bottom + 52)) / 2
    number, terms = f"{position:02}", _terms(shot, language)
    bold, plain = face(_TITLE, is_bold=True), face(_TERMS)
    start = left + bold.getlength(number) + 2 * _GAP
    canvas.rounded_rectangle((left, middle - 15, start - _GAP, middle + 15), radius=4, fill=_INK)
    canvas.text((left + _GAP / 2, middle), number, font=bold, fill=(252, 249, 241), anchor="lm")
    if right - left > 600:
        terms = fitted(terms, plain, (right - start) * 0.62)
        canvas.text((right, middle), terms, font=plain, fill=_QUIET, anchor="rm")
        room = right - start - plain.getlength(terms) - 2 * _GAP
    else:
        canvas.text((left, middle + 34), fitted(terms, plain, right - left), font=plain, fill=_QUIET, anchor="lm")
        room = right - start
    canvas.text((start, middle), fitted(shot.title, bold, room), font=bold, fill=_INK, anchor="lm")


def _terms(shot: ShotDraft, language: Language) -> str:
    return " · ".join(word.label(language) for word in (shot.shot_size, shot.camera_move, shot.composition))
