"""A PDF as its readers see it: the words, letters and pictures of its pages, by PDFium."""

import ctypes
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import combinations

import pypdfium2
from pypdfium2 import raw

MM = 72 / 25.4


@dataclass(frozen=True)
class Letter:
    """A box in points from the page's lower left."""

    sign: str
    left: float
    bottom: float
    right: float
    top: float

    def covers(self, other: "Letter") -> bool:
        """Each touches the other's core, which neighbours in a line never do."""
        across, up = (self.right - self.left) * 0.3, (self.top - self.bottom) * 0.3
        return (
            self.left + across < other.right
            and other.left < self.right - across
            and self.bottom + up < other.top
            and other.bottom < self.top - up
        )


@dataclass(frozen=True)
class PageRead:
    width: float
    height: float
    text: str
    letters: tuple[Letter, ...]
    pictures: tuple[tuple[float, float, float, float], ...]
    fonts: frozenset[tuple[str, bool]]


def pages_of(data: bytes) -> list[PageRead]:
    document = pypdfium2.PdfDocument(data)
    try:
        return [_page(page) for page in document]
    finally:
        document.close()


def properties_of(data: bytes) -> dict[str, str]:
    document = pypdfium2.PdfDocument(data)
    try:
        return dict(document.get_metadata_dict(skip_empty=True))
    finally:
        document.close()


def squeezed(text: str) -> str:
    """Without what breaking of lines changes."""
    return "".join(sign for sign in text if not sign.isspace() and sign not in "\u200b\ufffe\x02")


def overlapping(letters: tuple[Letter, ...]) -> list[tuple[Letter, Letter]]:
    """Pairs of letters that are written over each other."""
    cells: dict[tuple[int, int], list[Letter]] = {}
    for letter in letters:
        for x in range(int(letter.left // 12), int(letter.right // 12) + 1):
            for y in range(int(letter.bottom // 12), int(letter.top // 12) + 1):
                cells.setdefault((x, y), []).append(letter)
    return [pair for near in cells.values() for pair in combinations(near, 2) if pair[0].covers(pair[1])]


def _page(page: pypdfium2.PdfPage) -> PageRead:
    texts = page.get_textpage()
    objects = list(page.get_objects(max_depth=15))
    pictures = tuple(each.get_bounds() for each in objects if each.type == raw.FPDF_PAGEOBJ_IMAGE)
    fonts = frozenset(_font(each) for each in objects if each.type == raw.FPDF_PAGEOBJ_TEXT)
    return PageRead(*page.get_size(), texts.get_text_bounded(), tuple(_letters(texts)), pictures, fonts)


def _letters(texts: pypdfium2.PdfTextPage) -> Iterator[Letter]:
    for at in range(texts.count_chars()):
        sign = chr(raw.FPDFText_GetUnicode(texts, at))
        if not sign.isspace() and sign != "\u200b" and not raw.FPDFText_IsGenerated(texts, at):
            yield Letter(sign, *texts.get_charbox(at))


def _font(text: pypdfium2.PdfObject) -> tuple[str, bool]:
    font = raw.FPDFTextObj_GetFont(text)
    name = ctypes.create_string_buffer(200)
    raw.FPDFFont_GetBaseFontName(font, name, 200)
    return name.value.decode(), raw.FPDFFont_GetIsEmbedded(font) == 1
