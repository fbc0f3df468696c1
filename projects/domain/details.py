"""What people write about a project."""

import re
from dataclasses import dataclass

from core.domain.errors import InvalidField
from core.domain.text import plain_text
from projects.domain.search import fold

LONGEST_TITLE, LONGEST_DESCRIPTION, LONGEST_CLIENT = 100, 2000, 100
MOST_TAGS, LONGEST_TAG = 10, 30
_COLOUR = re.compile(r"#[0-9a-f]{6}", re.ASCII)


@dataclass(frozen=True)
class Details:
    """Name 1–100, description up to 2000 characters, up to 10 tags, colour as #rrggbb or empty."""

    title: str
    description: str = ""
    client_name: str = ""
    colour: str = ""
    tags: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        clean = object.__setattr__
        clean(self, "title", _line(self.title, "/name", shortest=1, longest=LONGEST_TITLE))
        clean(self, "description", plain_text(self.description, "/description", longest=LONGEST_DESCRIPTION))
        clean(self, "client_name", _line(self.client_name, "/client_name", longest=LONGEST_CLIENT))
        clean(self, "tags", _tags(self.tags))
        clean(self, "colour", self.colour.lower())
        if self.colour and not _COLOUR.fullmatch(self.colour):
            raise InvalidField("/colour", "colour.invalid")


def _line(value: str, pointer: str, *, longest: int, shortest: int = 0) -> str:
    text = plain_text(value, pointer, longest=longest, shortest=shortest)
    if "\n" in text or "\t" in text:
        raise InvalidField(pointer, "text.forbidden_character")
    return text


def _tags(given: tuple[str, ...]) -> tuple[str, ...]:
    """Those that a filter takes for one are one, as it was written first."""
    lines = (_line(tag, f"/tags/{place}", shortest=1, longest=LONGEST_TAG) for place, tag in enumerate(given))
    firsts: dict[str, str] = {}
    for tag in lines:
        firsts.setdefault(fold(tag), tag)
    tags = tuple(firsts.values())
    if len(tags) > MOST_TAGS:
        raise InvalidField("/tags", "tags.too_many", most=MOST_TAGS)
    return tags
