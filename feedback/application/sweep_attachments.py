"""Removing files of items that no item names: of a request that died between the store and the rows."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import islice
from typing import Protocol
from uuid import UUID

CHUNK = 500


@dataclass(frozen=True, slots=True)
class HeldFile:
    """A file that lies in the store."""

    feedback_id: UUID
    attachment_id: UUID
    key: str


class StrayAttachments(Protocol):
    def old(self) -> Iterator[HeldFile]:
        """Those that have lain there for long: younger ones may belong to a request that still runs."""
        ...

    def delete(self, files: Iterable[HeldFile]) -> int:
        """How many."""
        ...


class NamedAttachments(Protocol):
    def of(self, feedback_ids: set[UUID]) -> set[UUID]:
        """Ids of all files that these items name, in the trash or not."""
        ...


def sweep_attachments(*, strays: StrayAttachments, attachments: NamedAttachments) -> int:
    """How many were deleted; safe to run twice."""
    deleted, found = 0, strays.old()
    while chunk := list(islice(found, CHUNK)):
        named = attachments.of({held.feedback_id for held in chunk})
        deleted += strays.delete([held for held in chunk if held.attachment_id not in named])
    return deleted
