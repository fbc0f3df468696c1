"""What is told of every part of a plan: since when it is so, who holds it fast, what made it."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from core.domain.clock import rfc3339


def in_seconds(milliseconds: int) -> float:
    """As the wire has them: exact to the millisecond."""
    return milliseconds / 1000


@dataclass(frozen=True, slots=True)
class Author:
    """Who made or changed it, under the name that the project knows."""

    id: UUID
    name: str

    def wire(self) -> dict[str, Any]:
        return {"id": str(self.id), "name": self.name}


@dataclass(frozen=True, slots=True)
class LockRow:
    """Since when nobody may change a part, and who may let go of it (beside admins)."""

    by: Author
    at: datetime

    def wire(self) -> dict[str, Any]:
        return {"by": self.by.wire(), "at": rfc3339(self.at)}


@dataclass(frozen=True, slots=True)
class ProvenanceRow:
    """What made a part, and what it cost in millionths of a US dollar."""

    provider: str
    model: str
    prompt_version: str
    is_own_key: bool
    seed: int
    input_tokens: int
    output_tokens: int
    cost_micros: int

    def wire(self) -> dict[str, Any]:
        return {name: getattr(self, name) for name in self.__slots__}


@dataclass(frozen=True, slots=True)
class PartRow:
    """`version` is the plan's version at which the part last changed; `provenance` None: made by hand."""

    version: int
    lock: LockRow | None = None
    provenance: ProvenanceRow | None = None

    def wire(self, prefix: str = "") -> dict[str, Any]:
        return {
            f"{prefix}version": self.version,
            f"{prefix}lock": self.lock.wire() if self.lock else None,
            f"{prefix}provenance": self.provenance.wire() if self.provenance else None,
        }


@dataclass(frozen=True, slots=True)
class FrameRef:
    """The picture that was chosen for a shot: its id and its number within the shot."""

    id: UUID
    number: int

    def wire(self) -> dict[str, Any]:
        return {"id": str(self.id), "number": self.number}


@dataclass(frozen=True, slots=True)
class ShownFrame:
    """The picture that a shot shows; `is_stale`: what is to be seen in the shot has changed since it was chosen."""

    id: UUID
    number: int
    is_stale: bool

    def wire(self) -> dict[str, Any]:
        return {"id": str(self.id), "number": self.number, "is_stale": self.is_stale}
