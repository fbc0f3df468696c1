"""Questions about conversations."""

from dataclasses import dataclass
from enum import StrEnum
from uuid import UUID


class CommentOrder(StrEnum):
    OLDEST = "oldest"
    NEWEST = "newest"


@dataclass(frozen=True, slots=True)
class CommentPlace:
    """A comment of an item."""

    feedback_id: UUID
    comment_id: UUID
