"""Text in the characters that our typeface has: what it lacks is shown by 〓, never by an empty box."""

import re
import unicodedata

from core.infrastructure.glyphs import MISSING, covered

# A person of several: one picture of joined ones, each with a colour of skin or a manner of being drawn.
_TONE = "[\U0001f3fb-\U0001f3ff\ufe0e\ufe0f\u20e3]*"
_DRAWN = f"[\u2190-\u2bff\U0001f000-\U0001faff]{_TONE}"
_JOINED = re.compile(f"{_DRAWN}(?:\u200d{_DRAWN})+")
_SILENT = re.compile("[\u00ad\u200b-\u200d\u2060\ufe00-\ufe0f\U0001f3fb-\U0001f3ff\U000e0000-\U000e007f]")
_FLAG = re.compile("[\U0001f1e6-\U0001f1ff]{2}")
_ALIKE = {"\u2212": "–", "\u2010": "-", "\t": "    ", "\u2028": "\n", "\u2029": "\n"}


def legible(text: str) -> str:
    """Shown as it is as far as the face goes; else by its parts or its base letter (ﬀ as ff, ő as o), else by 〓."""
    if all(_is_ours(character) for character in text):
        return text
    text = _FLAG.sub(MISSING, _JOINED.sub(MISSING, text))
    return "".join(_shown(character) for character in _SILENT.sub("", text))


def _shown(character: str) -> str:
    if _is_ours(character):
        return character
    if character in _ALIKE:
        return _ALIKE[character]
    category = unicodedata.category(character)
    if category in ("Zs", "Mn", "Me"):
        return " " if category == "Zs" else ""
    parts = "".join(part for part in unicodedata.normalize("NFKD", character) if _is_ours(part))
    return parts or MISSING


def _is_ours(character: str) -> bool:
    return character == "\n" or ord(character) in covered()
