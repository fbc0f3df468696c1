"""Who is there, and what is told of them while they are: nobody keeps it."""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID


@dataclass(frozen=True)
class Person:
    """Somebody at a socket, however many tabs they have."""

    id: UUID
    name: str
    is_guest: bool = False


@dataclass(frozen=True)
class Hint:
    """What a person does just now: the frame `kind` with `data`; the last one of a `key` counts.

    It ends by itself `seconds` after it was last said, where there is a number, and with the socket that said it; the
    others are then told `at_end`, if anything. One without `data` ends what was said before.
    """

    kind: str
    key: str
    data: dict[str, Any] | None
    at_end: dict[str, Any] | None = None
    seconds: float | None = None


@dataclass(frozen=True)
class Standing:
    """A person as the others are told of them; `origins` tells which socket or process a hint comes from, `by` all."""

    person: Person
    is_idle: bool = False
    hints: dict[str, Hint] = field(default_factory=dict)
    origins: dict[str, UUID] = field(default_factory=dict, compare=False)
    by: UUID | None = field(default=None, compare=False)


@dataclass(frozen=True)
class News:
    """One change of a standing; `origin` is the socket that said it, if one did."""

    kind: str
    person: Person
    data: dict[str, Any]
    origin: UUID | None = None


# Whether a reader is told of such news.
Hears = Callable[[News], bool]
