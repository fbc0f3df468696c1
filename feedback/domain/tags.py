"""Words by which items are found again."""

import unicodedata
from collections.abc import Iterable

from core.domain.errors import InvalidField
from core.domain.text import plain_text

MOST_TAGS = 10
LONGEST_TAG = 30


def tags(given: Iterable[str]) -> tuple[str, ...]:
    """Cleaned; those that differ in case or width alone are one, as it was written first; InvalidField."""
    firsts: dict[str, str] = {}
    for place, tag in enumerate(given):
        line = " ".join(plain_text(tag, f"/tags/{place}", longest=LONGEST_TAG, shortest=1).split())
        firsts.setdefault(folded(line), line)
    if len(firsts) > MOST_TAGS:
        raise InvalidField("/tags", "tags.too_many", most=MOST_TAGS)
    return tuple(firsts.values())


def folded(text: str) -> str:
    """As it is compared."""
    return unicodedata.normalize("NFKC", text).casefold()
