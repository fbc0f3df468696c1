"""How wide texts are in the product's typeface."""

from functools import lru_cache

from core.infrastructure.typeface import face, fitted, shown

_MEASURED = 256
"""Sizes are fractions of that of the face that is measured with: one face for all of them."""


class FaceWidths:
    def width(self, text: str, size: float, *, is_bold: bool) -> float:
        return _width(shown(text), is_bold) * size / _MEASURED

    def fitted(self, text: str, size: float, room: float, *, is_bold: bool) -> str:
        line = shown(text)
        if _width(line, is_bold) * size <= room * _MEASURED:
            return line
        return fitted(line, face(_MEASURED, is_bold=is_bold), room * _MEASURED / size)


@lru_cache(maxsize=4096)
def _width(line: str, is_bold: bool) -> float:
    return face(_MEASURED, is_bold=is_bold).getlength(line)
