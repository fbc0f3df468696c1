"""Places that texts name, as far as they are words that usually mean places."""

import re
from functools import cache

from ai_planning.infrastructure.built_in.writing.words import words
from core.domain.language import Language

_PARTICLES = "에서는|에서|에는|에도|에|으로|로|까지|부터|의|은|는|이|가|을|를|와|과|도|만|다|이다"
_SHORTEST = 2


def place_named_in(text: str) -> str:
    """The first one; of those that begin at once the longest."""
    found = [match for match in (_korean().search(text), _english().search(text)) if match]
    return min(found, key=lambda match: match.start())["place"] if found else ""


@cache
def _korean() -> re.Pattern[str]:
    return re.compile(rf"(?<![가-힣])(?P<place>{_alternatives(Language.KOREAN)})(?=(?:{_PARTICLES})?(?![가-힣]))")


@cache
def _english() -> re.Pattern[str]:
    return re.compile(rf"\b(?P<place>{_alternatives(Language.ENGLISH)})\b", re.IGNORECASE)


def _alternatives(language: Language) -> str:
    genres = words(language, "genres").values()
    known = {place.rpartition("|")[2] for genre in genres for place in genre["places"]}
    known |= {place for place in words(language, "nouns")["places"] if len(place) >= _SHORTEST}
    return "|".join(re.escape(place) for place in sorted(known, key=lambda place: (-len(place), place)))
