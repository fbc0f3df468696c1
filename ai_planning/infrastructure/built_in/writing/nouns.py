"""Nouns with what they are: somebody, somewhere, something, some time, an idea."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum


class Sort(StrEnum):
    """What a noun stands for. `TOPIC` is all that nothing is known of."""

    PERSON = "person"
    PLACE = "place"
    TIME = "time"
    IDEA = "idea"
    THING = "thing"
    TOPIC = "topic"


@dataclass(frozen=True)
class Noun:
    """`text` is how it is spoken of in the middle of a sentence, `first` how it is brought in."""

    text: str
    sort: Sort = Sort.TOPIC
    first: str = ""
    is_plural: bool = False

    @property
    def introduced(self) -> str:
        return self.first or self.text


def each_once(nouns: Iterable[Noun]) -> tuple[Noun, ...]:
    """In the order in which they are first named."""
    found: dict[str, Noun] = {}
    for noun in nouns:
        found.setdefault(noun.text.casefold(), noun)
    return tuple(found.values())
