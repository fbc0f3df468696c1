"""What is remembered of an item: who changed what, when, from what to what."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from core.domain.events import plain
from feedback.contracts import Author, FeedbackStatus, Resolution
from feedback.domain.note import Note
from feedback.domain.position import Position


@dataclass(frozen=True, slots=True)
class Move:
    """A change of the status; `resolution` is what the item was closed with."""

    by: Author
    at: datetime
    previous: FeedbackStatus
    status: FeedbackStatus
    resolution: Resolution | None = None


@dataclass(frozen=True, slots=True)
class Change:
    """A change of anything else, in the words of the wire; people are always a list, so that names can follow."""

    by: Author
    at: datetime
    field: str
    previous: Any
    value: Any


def differences(before: Note, after: Note) -> Iterator[tuple[str, Any, Any]]:
    """Field, previous value, value."""
    was = before.fields()
    for name, value in after.fields().items():
        if was[name] != value:
            yield name, told(was[name]), told(value)


def told(value: Any) -> Any:
    """As the wire has it."""
    match value:
        case Author():
            return [_person(value)]
        case Position():
            return {name: told(getattr(value, name)) for name in Position.__slots__}
        case tuple() | list():
            return [_person(each) if isinstance(each, Author) else told(each) for each in value]
        case Mapping():
            return dict(value)
        case _:
            return plain(value)


def _person(author: Author) -> dict[str, str]:
    return {"id": str(author.id), "name": author.name}
