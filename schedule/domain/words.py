"""Texts of schedules."""

import re

from core.domain.errors import InvalidField
from core.domain.text import plain_text

_COLOUR = re.compile(r"#[0-9a-f]{6}")


def line(value: str, pointer: str, *, longest: int, shortest: int = 0) -> str:
    """Without line breaks. InvalidField."""
    text = plain_text(value, pointer, longest=longest, shortest=shortest)
    if "\n" in text or "\t" in text:
        raise InvalidField(pointer, "text.forbidden_character")
    return text


def colour(value: str, pointer: str) -> str:
    """#rrggbb. InvalidField."""
    if not _COLOUR.fullmatch(value.lower()):
        raise InvalidField(pointer, "colour.invalid")
    return value.lower()
