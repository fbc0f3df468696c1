"""The product's typeface for what Pillow paints."""

import unicodedata
from functools import lru_cache

from PIL import ImageFont

from core.infrastructure.glyphs import face_file
from core.infrastructure.legible import legible

MORE = "…"


@lru_cache(maxsize=64)
def face(size: int, *, is_bold: bool = False) -> ImageFont.FreeTypeFont:
    """`size` in pixels. Plain layout: texts are composed first, and neither Korean nor English needs more."""
    return ImageFont.truetype(face_file(is_bold=is_bold), size, layout_engine=ImageFont.Layout.BASIC)


def shown(text: str) -> str:
    """In one line, in what the face has signs for."""
    return legible(" ".join(unicodedata.normalize("NFC", text).split()))


def fitted(text: str, font: ImageFont.FreeTypeFont, width: float) -> str:
    """As much of it as fits, and an ellipsis where that is not all."""
    line = shown(text)
    if font.getlength(line) <= width:
        return line
    room = width - font.getlength(MORE)
    fits = _fitting(line, font, room) if room > 0 and font.getlength(line[0]) <= room else 0
    return line[:fits].rstrip() + MORE if fits else ""


def wrapped(text: str, font: ImageFont.FreeTypeFont, width: float, most: int) -> list[str]:
    """At most so many lines, broken between words, and within those that are wider than a line."""
    lines: list[str] = []
    rest = shown(text)
    while rest and len(lines) < most - 1:
        cut = _fitting(rest, font, width)
        if cut < len(rest) and (space := rest.rfind(" ", 1, cut + 1)) > 0:
            cut = space
        lines.append(rest[:cut].rstrip())
        rest = rest[cut:].lstrip()
    return [*lines, fitted(rest, font, width)] if rest else lines


def _fitting(line: str, font: ImageFont.FreeTypeFont, width: float) -> int:
    """How many of its letters fit, one at least."""
    fits, too_long = 1, len(line) + 1
    while too_long - fits > 1:
        middle = (fits + too_long) // 2
        if font.getlength(line[:middle]) <= width:
            fits = middle
        else:
            too_long = middle
    return fits
