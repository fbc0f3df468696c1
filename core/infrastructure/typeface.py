"""The product's typeface (Noto Sans KR, OFL) for what Pillow paints."""

import struct
import unicodedata
from functools import cache, lru_cache
from pathlib import Path

from PIL import ImageFont

FACES = Path(__file__).parent / "faces"
MISSING = "〓"
MORE = "…"


@lru_cache(maxsize=64)
def face(size: int, *, is_bold: bool = False) -> ImageFont.FreeTypeFont:
    """`size` in pixels. Plain layout: texts are composed first, and neither Korean nor English needs more."""
    return ImageFont.truetype(_file(is_bold), size, layout_engine=ImageFont.Layout.BASIC)


def shown(text: str) -> str:
    """In one line, with 〓 for what the face has no sign for; what is never seen is left out."""
    composed = unicodedata.normalize("NFC", text)
    signs = (_sign(letter) for letter in " ".join(composed.split()))
    return "".join(signs)


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


@cache
def covered() -> frozenset[int]:
    """The code points the face has signs for, out of its table `cmap` (of format 4)."""
    table = _table(_file(is_bold=False).read_bytes(), b"cmap")
    (start,) = struct.unpack_from(">I", table, 8)
    _, _, _, twice = struct.unpack_from(">4H", table, start)
    count = twice // 2
    lasts = struct.unpack_from(f">{count}H", table, start + 14)
    firsts = struct.unpack_from(f">{count}H", table, start + 16 + twice)
    return frozenset(
        code for first, last in zip(firsts, lasts, strict=True) for code in range(first, last + 1) if code != 0xFFFF
    )


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


def _sign(letter: str) -> str:
    if ord(letter) in covered():
        return letter
    # Joiners, marks and selectors change the sign before them, which is shown without.
    return "" if unicodedata.category(letter) in ("Cf", "Cc", "Mn", "Me", "Sk") else MISSING


def _table(content: bytes, wanted: bytes) -> bytes:
    (count,) = struct.unpack_from(">H", content, 4)
    for at in range(12, 12 + 16 * count, 16):
        tag, _, start, length = struct.unpack_from(">4s3I", content, at)
        if tag == wanted:
            return content[start : start + length]
    raise LookupError(wanted)


def _file(is_bold: bool) -> Path:
    return FACES / f"NotoSansKR-{'Bold' if is_bold else 'Regular'}.otf"
