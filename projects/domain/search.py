"""How people find a project by words: in compounds, without the blanks, in either width and case, by leading
consonants (docs/adr/0016).

All that is compared is folded. A text's keys hold every query's keys that it answers, so an index of them finds all
that may match; the words are then looked for in the text itself.
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Self

from core.domain.errors import InvalidField

LONGEST_QUERY = 200
_FIRST_SYLLABLE, _LAST_SYLLABLE, _SYLLABLES_PER_LEAD = 0xAC00, 0xD7A3, 588
_FIRST_LEAD, _LAST_LEAD = 0x1100, 0x1112


def fold(text: str) -> str:
    """In one width, one case and one line; letters that arrive in parts are put together."""
    composed = unicodedata.normalize("NFKC", text).casefold()
    return " ".join(unicodedata.normalize("NFKC", composed).split())


def searched_text(title: str, client_name: str, tags: Iterable[str], description: str) -> str:
    """Five lines: name, client, tags (each between tabs), description; and all but that again without their blanks."""
    name, client, labels = fold(title), fold(client_name), tuple(tags)
    closed_up = (part.replace(" ", "") for part in (name, client, *map(fold, labels)) if " " in part)
    return "\n".join((name, client, "".join(map(marked, labels)), fold(description), " ".join(closed_up)))


def keys_of(text: str) -> frozenset[str]:
    """Pairs of neighbours in a folded text, of its characters and of its leading consonants."""
    return frozenset((*_pairs(text), *_pairs(_leads(text))))


@dataclass(frozen=True)
class Word:
    """A run of a folded query; one with a lone leading consonant stands for all syllables that begin with it."""

    text: str

    @cached_property
    def keys(self) -> frozenset[str]:
        """None for a single character."""
        plain = (pair for pair in _pairs(self.text) if not any(map(_is_lead, pair)))
        return frozenset((*plain, *_pairs(_leads(self.text)))) if self.pattern else frozenset(plain)

    @cached_property
    def pattern(self) -> str:
        """What a word with a lone consonant matches, as Python and PostgreSQL read it; empty for others."""
        return "".join(map(_class, self.text)) if any(map(_is_lead, self.text)) else ""

    def is_in(self, text: str) -> bool:
        return re.search(self.pattern, text) is not None if self.pattern else self.text in text


@dataclass(frozen=True)
class SearchQuery:
    """Words that all have to be there; `phrase` is the query as a whole."""

    phrase: Word
    words: tuple[Word, ...]

    @classmethod
    def parse(cls, given: str) -> Self | None:
        """None when nothing is asked. Raises InvalidField."""
        text = fold(given)
        if len(text) > LONGEST_QUERY:
            raise InvalidField("/search", "search.too_long")
        words = tuple(map(Word, dict.fromkeys(text.split())))
        return cls(Word(text), words) if words else None

    @property
    def keys(self) -> frozenset[str]:
        return frozenset().union(*(word.keys for word in self.words))

    def is_in(self, text: str) -> bool:
        return all(word.is_in(text) for word in self.words)


def marked(tag: str) -> str:
    """What stands in a searched text that has this very tag."""
    return f"\t{fold(tag)}\t"


def tag_keys(tag: str) -> frozenset[str]:
    return frozenset(_pairs(fold(tag)))


def _pairs(text: str) -> Iterator[str]:
    for run in text.split():
        yield from (run[place : place + 2] for place in range(len(run) - 1))


def _is_lead(character: str) -> bool:
    return _FIRST_LEAD <= ord(character) <= _LAST_LEAD


def _leads(text: str) -> str:
    return "".join(map(_lead, text))


def _lead(character: str) -> str:
    code = ord(character)
    if not _FIRST_SYLLABLE <= code <= _LAST_SYLLABLE:
        return character
    return chr(_FIRST_LEAD + (code - _FIRST_SYLLABLE) // _SYLLABLES_PER_LEAD)


def _class(character: str) -> str:
    if not _is_lead(character):
        return re.escape(character)
    first = _FIRST_SYLLABLE + (ord(character) - _FIRST_LEAD) * _SYLLABLES_PER_LEAD
    return f"[{chr(first)}-{chr(first + _SYLLABLES_PER_LEAD - 1)}{character}]"
