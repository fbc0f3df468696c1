"""What clients say of an item, in the words of the domain."""

from collections.abc import Mapping
from typing import Any

from feedback.contracts import Priority
from feedback.domain.drawing import drawn
from feedback.domain.marks import IN, OUT, Marks
from feedback.domain.note import Draft, Note

_WORDS = ("title", "text", "due_date", "tags")
_MARKS = (*IN, *OUT, "frame_rate")


def given_marks(given: Mapping[str, Any]) -> dict[str, Any]:
    """Where it is to lie, as far as it is given."""
    return {name: given[name] for name in _MARKS if name in given}


def given_words(given: Mapping[str, Any]) -> dict[str, Any]:
    """Fields of a note, as far as they are given."""
    words = {name: given[name] for name in _WORDS if name in given}
    if "priority" in given:
        words["priority"] = Priority(given["priority"])
    if "drawing" in given:
        words["drawing"] = drawn(given["drawing"])
    return words


def draft_of(given: Mapping[str, Any], *, shortest_text: int = 0) -> Draft:
    """InvalidField."""
    note = Note(**given_words(given), shortest_text=shortest_text)
    return Draft(note, Marks(**given_marks(given)))
