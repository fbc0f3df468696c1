"""The conversation on an item: how many comments stand in it, how many reactions they have, and what is told of it."""

from dataclasses import dataclass, field
from datetime import datetime
from uuid import UUID

from core.domain.events import ProjectEvent
from feedback.contracts import (
    Author,
    CommentAdded,
    CommentDeleted,
    CommentUpdated,
    ReactionChanged,
    ReactionKind,
)
from feedback.domain.comment import Comment


@dataclass(kw_only=True)
class Conversation:
    """`video_id` and `version_id` are where its item lies; `facts` is what happened since it was loaded."""

    feedback_id: UUID
    project_id: UUID
    video_id: UUID
    version_id: UUID
    comment_count: int
    reaction_count: int
    facts: list[ProjectEvent] = field(default_factory=list)

    def take(self, comment: Comment) -> None:
        """Count a new comment."""
        self.comment_count += 1
        count = self.comment_count
        self.facts.append(CommentAdded(**self._place(), comment=comment.row(), comment_count=count))

    def tell_of(self, comment: Comment) -> None:
        """It says something else."""
        self.facts.append(CommentUpdated(**self._place(), comment=comment.row()))

    def lose(self, comment: Comment, gone: tuple[UUID, ...], now: datetime) -> None:
        """Delete a comment, and what goes with it; CommentDeletedBefore."""
        reactions = comment.reactions.total
        comment.delete(now)
        self.comment_count -= 1
        self.reaction_count -= reactions
        self.facts.append(
            CommentDeleted(
                **self._place(),
                id=comment.id,
                feedback_id=self.feedback_id,
                removed=gone,
                comment=None if gone else comment.row(),
                comment_count=self.comment_count,
                reaction_count=self.reaction_count,
            )
        )

    def note(
        self,
        comment: Comment,
        *,
        by: Author,
        previous: ReactionKind | None,
        kind: ReactionKind | None,
        now: datetime,
    ) -> None:
        """A person thinks something else of a comment; CommentDeletedBefore."""
        before = comment.reactions.total
        comment.react(previous, kind)
        self.reaction_count += comment.reactions.total - before
        self.facts.append(
            ReactionChanged(
                **self._place(),
                comment_id=comment.id,
                feedback_id=self.feedback_id,
                user=by,
                kind=kind,
                previous=previous,
                at=now,
                reactions=comment.reactions,
                reaction_count=self.reaction_count,
            )
        )

    def _place(self) -> dict[str, UUID]:
        return {"project_id": self.project_id, "video_id": self.video_id, "version_id": self.version_id}
