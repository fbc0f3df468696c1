"""What happens in conversations: to all who see the item, and to one person alone.

Events of comments and reactions carry all that changed of the lists they are in, the item's totals included.
"""

from dataclasses import dataclass
from datetime import datetime
from typing import Any, ClassVar
from uuid import UUID

from core.domain.events import LiveEvent, ProjectEvent, user_channel
from feedback.contracts.rows import Author
from feedback.contracts.talk import CommentRow, ReactionKind, Reactions


@dataclass(frozen=True, kw_only=True)
class _Talk(ProjectEvent):
    """`video_id` and `version_id` tell where the item lies."""

    video_id: UUID
    version_id: UUID

    def place(self) -> dict[str, Any]:
        return {name: str(getattr(self, name)) for name in ("project_id", "video_id", "version_id")}


@dataclass(frozen=True, kw_only=True)
class CommentAdded(_Talk):
    """Carries the comment, and how many the item has now."""

    name: ClassVar[str] = "comment.added"

    comment: CommentRow
    comment_count: int

    def payload(self) -> dict[str, Any]:
        return self.comment.wire() | self.place() | {"comment_count": self.comment_count}


@dataclass(frozen=True, kw_only=True)
class CommentUpdated(_Talk):
    """Carries the comment as it is now."""

    name: ClassVar[str] = "comment.updated"

    comment: CommentRow

    def payload(self) -> dict[str, Any]:
        return self.comment.wire() | self.place()


@dataclass(frozen=True, kw_only=True)
class CommentDeleted(_Talk):
    """The rows `removed` are gone; `comment` is what stays in the place of one that has replies."""

    name: ClassVar[str] = "comment.deleted"

    id: UUID
    feedback_id: UUID
    removed: tuple[UUID, ...]
    comment: CommentRow | None
    comment_count: int
    reaction_count: int

    def payload(self) -> dict[str, Any]:
        return super().payload() | {"comment": self.comment and self.comment.wire()}


@dataclass(frozen=True, kw_only=True)
class ReactionChanged(_Talk):
    """`user` thinks `kind` of the comment, where it was `previous`; `reaction_count` is the item's."""

    name: ClassVar[str] = "reaction.changed"

    comment_id: UUID
    feedback_id: UUID
    user: Author
    kind: ReactionKind | None
    previous: ReactionKind | None
    at: datetime
    reactions: Reactions
    reaction_count: int

    def payload(self) -> dict[str, Any]:
        told = {"user": self.user.wire(), "reactions": self.reactions.wire()}
        return super().payload() | told | {"user_id": str(self.user.id)}


@dataclass(frozen=True, kw_only=True)
class _Own(LiveEvent):
    """For one person's other windows."""

    user_id: UUID
    project_id: UUID

    def channel(self) -> str:
        return user_channel(self.user_id)


@dataclass(frozen=True, kw_only=True)
class ReadChanged(_Own):
    """The conversation on an item was read up to the comments of `read_at`; so many are left."""

    name: ClassVar[str] = "read.changed"

    feedback_id: UUID
    read_at: datetime
    unread: int


@dataclass(frozen=True, kw_only=True)
class DraftChanged(_Own):
    """Something else is kept in a place; nothing, where `version` is None. What it says is read over REST."""

    name: ClassVar[str] = "draft.changed"

    place: str
    version: int | None
    updated_at: datetime
