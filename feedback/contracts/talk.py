"""Words and rows of the conversation on items: comments, reactions, what is read and what is not sent yet."""

from dataclasses import dataclass, fields
from datetime import datetime
from enum import StrEnum
from typing import Any
from uuid import UUID

from core.domain.clock import rfc3339
from core.domain.events import plain
from feedback.contracts.rows import Author


class ReactionKind(StrEnum):
    """What a person thinks of a comment; of one comment one thing."""

    LIKE = "like"
    DISLIKE = "dislike"
    QUESTION = "question"


@dataclass(frozen=True, slots=True)
class Reactions:
    """How many people think what of a comment."""

    like: int = 0
    dislike: int = 0
    question: int = 0

    @property
    def total(self) -> int:
        return self.like + self.dislike + self.question

    def wire(self) -> dict[str, int]:
        return {"like": self.like, "dislike": self.dislike, "question": self.question}


@dataclass(frozen=True, slots=True, kw_only=True)
class CommentRow:
    """A comment; `parent_id` is the comment that it replies to, `depth` how deep it lies.

    One that was deleted while it had replies stays in their place: without text, mentions and reactions.
    """

    id: UUID
    feedback_id: UUID
    parent_id: UUID | None
    depth: int
    text: str
    author: Author
    mentions: tuple[Author, ...]
    reactions: Reactions
    created_at: datetime
    updated_at: datetime
    edited_at: datetime | None
    deleted_at: datetime | None
    version: int

    def wire(self) -> dict[str, Any]:
        """The comment as clients get it; written out because conversations spend their time here."""
        return {
            "id": str(self.id),
            "feedback_id": str(self.feedback_id),
            "parent_id": None if self.parent_id is None else str(self.parent_id),
            "depth": self.depth,
            "text": self.text,
            "author": self.author.wire(),
            "mentions": [each.wire() for each in self.mentions],
            "reactions": self.reactions.wire(),
            "created_at": rfc3339(self.created_at),
            "updated_at": rfc3339(self.updated_at),
            "edited_at": plain(self.edited_at),
            "deleted_at": plain(self.deleted_at),
            "version": self.version,
        }


@dataclass(frozen=True, slots=True)
class SeenComment:
    """A comment, and what the caller thinks of it: the row alone is the same for everybody."""

    row: CommentRow
    my_reaction: ReactionKind | None = None

    def wire(self) -> dict[str, Any]:
        return self.row.wire() | {"my_reaction": plain(self.my_reaction)}


@dataclass(frozen=True, slots=True)
class ReactionsSeen:
    """The reactions to a comment, and the caller's own."""

    reactions: Reactions
    my_reaction: ReactionKind | None

    def wire(self) -> dict[str, Any]:
        return {"reactions": self.reactions.wire(), "my_reaction": plain(self.my_reaction)}


@dataclass(frozen=True, slots=True)
class ReactionRow:
    """Who thinks what of a comment, since when."""

    user: Author
    kind: ReactionKind
    at: datetime

    def wire(self) -> dict[str, Any]:
        return {"user": self.user.wire(), "kind": self.kind.value, "at": rfc3339(self.at)}


@dataclass(frozen=True, slots=True)
class EditRow:
    """What a comment said until it was edited `at`."""

    id: int
    at: datetime
    text: str

    def wire(self) -> dict[str, Any]:
        return {"id": self.id, "at": rfc3339(self.at), "text": self.text}


@dataclass(frozen=True, slots=True)
class UnreadRow:
    """How many comments of others on an item one has not read; `read_at` is None for who never marked it."""

    feedback_id: UUID
    unread: int
    read_at: datetime | None
    last_unread_at: datetime | None

    def wire(self) -> dict[str, Any]:
        return {field.name: plain(getattr(self, field.name)) for field in fields(self)}


@dataclass(frozen=True, slots=True, kw_only=True)
class DraftRow:
    """A text that its writer has not sent; `version` grows over all texts that were ever kept in this place."""

    place: str
    body: dict[str, Any]
    updated_at: datetime
    version: int

    def wire(self) -> dict[str, Any]:
        return {field.name: plain(getattr(self, field.name)) for field in fields(self)}
