"""What the processes tell each other of the people at their sockets, over Redis."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from enum import StrEnum
from typing import Any
from uuid import UUID

import orjson

from core.presentation.live.person import Hint, News, Person, Standing


class Kind(StrEnum):
    """`hello` is a whole report that asks the others for theirs."""

    HELLO = "hello"
    WHOLE = "whole"
    CHANGES = "changes"
    ALIVE = "alive"


@dataclass(frozen=True)
class Report:
    """Of one process, about one channel; None for somebody who has no socket there any more."""

    process: UUID
    kind: Kind
    people: Mapping[UUID, Standing | None]

    @property
    def is_whole(self) -> bool:
        return self.kind in (Kind.HELLO, Kind.WHOLE)

    def encoded(self) -> bytes:
        people = {str(key): standing and _row(standing) for key, standing in self.people.items()}
        return self.process.bytes + orjson.dumps({"kind": self.kind, "people": people})


def process_of(body: bytes) -> UUID | None:
    """Who reports: told without reading on, as a process hears its own reports too."""
    return UUID(bytes=body[:16]) if len(body) > 16 else None


def report_of(body: bytes) -> Report | None:
    """None for what another release says in other words."""
    try:
        read = orjson.loads(body[16:])
        people = {UUID(key): row and _standing(UUID(key), row) for key, row in read["people"].items()}
        return Report(UUID(bytes=body[:16]), Kind(read["kind"]), people)
    except (ValueError, KeyError, TypeError, AttributeError):
        return None


def news_of(body: bytes) -> News | None:
    """What somebody told over REST; None as above."""
    try:
        read = orjson.loads(body[16:])
        by = Person(UUID(read["by"]["id"]), read["by"]["name"])
        return News(read["kind"], by, dict(read["data"]))
    except (ValueError, KeyError, TypeError):
        return None


def _row(standing: Standing) -> dict[str, Any]:
    row = {"name": standing.person.name, "is_guest": standing.person.is_guest, "is_idle": standing.is_idle}
    return row | {"hints": [asdict(hint) for hint in standing.hints.values()]}


def _standing(person_id: UUID, row: dict[str, Any]) -> Standing:
    hints = [Hint(**hint) for hint in row["hints"]]
    person = Person(person_id, row["name"], row["is_guest"])
    return Standing(person, row["is_idle"], {hint.key: hint for hint in hints})
