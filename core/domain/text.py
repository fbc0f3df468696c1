"""Plain text: any printable character in any language; characters that hide or reorder what people read are refused."""

import unicodedata

from core.domain.errors import InvalidField

_ALLOWED_CONTROLS = frozenset("\n\t")
_REORDERING = frozenset("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\u200e\u200f\u061c")
_HIDDEN = frozenset("\u200b\u2060\u2061\u2062\u2063\u2064\ufeff")
_FORBIDDEN = _REORDERING | _HIDDEN
_FILLERS = frozenset("\u115f\u1160\u3164\uffa0")


def plain_text(value: str, pointer: str, *, longest: int, shortest: int = 0) -> str:
    """`value` in NFC, trimmed, with Unix line ends; raises InvalidField. Lengths are in characters."""
    text = unicodedata.normalize("NFC", value.replace("\r\n", "\n")).strip()
    if any(_is_forbidden(character) for character in text):
        raise InvalidField(pointer, "text.forbidden_character")
    if len(text) > longest:
        raise InvalidField(pointer, "text.too_long", longest=longest)
    if len(text) < shortest or (shortest and not is_readable(text)):
        raise InvalidField(pointer, "text.too_short", shortest=shortest)
    return text


def is_readable(text: str) -> bool:
    """Whether people see anything of it."""
    return any(_is_visible(character) for character in text)


def printable(value: str) -> str:
    """`value` in NFC with Unix line ends, without what `plain_text` forbids."""
    text = unicodedata.normalize("NFC", value.replace("\r\n", "\n").replace("\r", "\n"))
    if text.replace("\n", "").replace("\t", "").isprintable():
        return text
    return "".join(character for character in text if not _is_forbidden(character))


def _is_forbidden(character: str) -> bool:
    if character in _ALLOWED_CONTROLS:
        return False
    return character in _FORBIDDEN or unicodedata.category(character) in ("Cc", "Cs")


def _is_visible(character: str) -> bool:
    return character not in _FILLERS and unicodedata.category(character)[0] not in "CZM"
