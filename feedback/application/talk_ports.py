"""What conversations need from the outside, by role."""

from collections.abc import Collection
from datetime import datetime
from typing import Protocol
from uuid import UUID

from core.domain.pages import CursorPage, CursorRequest
from feedback.application.talk_read_models import CommentOrder, CommentPlace
from feedback.contracts import (
    Author,
    EditRow,
    ReactionKind,
    ReactionRow,
    SeenComment,
)
from feedback.domain.comment import Comment
from feedback.domain.conversation import Conversation
from projects.contracts import ProjectGrant


class Conversations(Protocol):
    """Locked with the row of their item, before any comment; `save` publishes what they tell."""

    def get(self, project_id: UUID, feedback_id: UUID) -> Conversation | None: ...

    def anywhere(self, project_id: UUID, feedback_id: UUID) -> tuple[Conversation, bool] | None:
        """Also in the trash; whether it lies there."""
        ...

    def save(self, conversation: Conversation) -> None:
        """After the comments: facts are told when every row is written."""
        ...


class Comments(Protocol):
    """Comments as aggregates, their rows locked. What is new of them is told by their conversation."""

    def get(self, feedback_id: UUID, comment_id: UUID) -> Comment | None: ...

    def seen_by(self, user_id: UUID, feedback_id: UUID, comment_id: UUID) -> tuple[Comment, ReactionKind | None] | None:
        """With what this person thinks of it; one statement."""
        ...

    def line(self, feedback_id: UUID, comment_id: UUID) -> tuple[Comment, ...]:
        """The comment and those that it hangs on, nearest first; one statement."""
        ...

    def add(self, comment: Comment) -> None: ...

    def save(self, comment: Comment) -> None:
        """With its edits; of one that was deleted reactions and edits go."""
        ...

    def remove(self, comment_ids: Collection[UUID]) -> None:
        """With reactions and edits."""
        ...

    def keep_reaction(self, comment: Comment, by: Author, kind: ReactionKind | None, now: datetime) -> None:
        """What this person thinks of it now, and how many think what; one statement."""
        ...


class TalkReads(Protocol):
    """Rows for people; each call takes one or two statements whatever the page size. The grant is the scope.

    None where there is no such item, or no such comment of it.
    """

    def page(
        self, grant: ProjectGrant, feedback_id: UUID, wanted: CursorRequest, order: CommentOrder
    ) -> CursorPage[SeenComment] | None: ...

    def row(self, grant: ProjectGrant, place: CommentPlace) -> SeenComment | None: ...

    def edits(self, grant: ProjectGrant, place: CommentPlace, wanted: CursorRequest) -> CursorPage[EditRow] | None:
        """The last one first."""
        ...

    def reactions(
        self, grant: ProjectGrant, place: CommentPlace, wanted: CursorRequest
    ) -> CursorPage[ReactionRow] | None:
        """Oldest first."""
        ...
