"""Where shots are filmed. A shot has no field for it, but its texts tell."""

import re
from collections.abc import Callable, Iterable, Mapping
from uuid import UUID

from ai_planning.contracts.rows import ShotRow

LONGEST_PLACE = 100
NamedPlace = Callable[[str], str]
"""The first place that a text names, "" for none."""
_NUMBER = r"(?:(?:s\s*#|scene|씬|장면|#)?\s*\d+\s*[.:)]?\s*)?"
_SIDE = r"(?:int\.?\s*/\s*ext\.?|i\s*/\s*e\.?|int\.?|ext\.?|est\.?|실내|실외|내부|외부|야외)"
_HEADING = re.compile(rf"{_NUMBER}{_SIDE}(?:\s*[.:,\-–—]\s*|\s+)(?P<place>\S.*)", re.IGNORECASE)
_TIME = re.compile(r"\s*(?:[-–—/,(|]|\.\s)\s*[^-–—/,(|]*$")
_SENTENCE = re.compile(r"(?<=[.!?。])\s|\n")


def places_of(shots: Iterable[ShotRow], given: Mapping[UUID, str], named: NamedPlace) -> dict[UUID, str]:
    """What somebody says; else the scene heading; else the place that title or first sentence name.

    A shot that tells nothing plays where the one before did; those before the first that does, where that one does.
    """
    found, before = dict[UUID, str](), ""
    for shot in shots:
        before = given.get(shot.id) or _told(shot, named) or before
        found[shot.id] = before
    first = next((place for place in found.values() if place), "")
    return {shot_id: place or first for shot_id, place in found.items()}


def _told(shot: ShotRow, named: NamedPlace) -> str:
    sentence = _SENTENCE.split(shot.description, maxsplit=1)[0]
    texts = (shot.title, sentence)
    place = next((place for text in texts if (place := of_heading(text))), "")
    return (place or named(shot.title) or named(sentence))[:LONGEST_PLACE].strip()


def of_heading(text: str) -> str:
    """`INT. KITCHEN - DAY` is in the KITCHEN, `3. 실내. 카페 (낮)` in the 카페; "" where it is no scene heading."""
    heading = _HEADING.fullmatch(" ".join(text.split()))
    if heading is None:
        return ""
    return (_TIME.sub("", heading["place"]) or heading["place"]).strip(" .,-–—/(")
