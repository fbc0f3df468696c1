"""Looking for words in texts."""

import re
from collections.abc import Mapping
from typing import TypeVar

Kind = TypeVar("Kind")
_WORD = re.compile(r"[^\W_]+")
_SENTENCE = re.compile(r"(?<=[.!?。])\s")


def bare(text: str) -> str:
    """In small letters, every word between spaces."""
    return f" {' '.join(_WORD.findall(text.casefold()))} "


def first_sentence(text: str) -> str:
    return _SENTENCE.split(text, maxsplit=1)[0]


def says(text: str, words: str) -> bool:
    return _place(text, words) >= 0


def first_of(kinds: Mapping[Kind, str], text: str) -> Kind | None:
    """The one that the text names first."""
    places = {kind: _place(text, words) for kind, words in kinds.items()}
    found = {kind: place for kind, place in places.items() if place >= 0}
    return min(found, key=lambda kind: found[kind]) if found else None


def _place(text: str, words: str) -> int:
    """Of the first of the words in the text, -1 for none."""
    places = [text.find(f" {word}" if word.isascii() else word) for word in words.split("/")]
    return min((place for place in places if place >= 0), default=-1)
