"""A comment on an item. Replies go two levels deep; deeper ones join the second."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime
from uuid import UUID

from core.domain.errors import InvalidField
from core.domain.ids import new_id
from core.domain.text import plain_text
from feedback.contracts import Author, CommentRow, ReactionKind, Reactions
from feedback.domain.note import MOST_MENTIONS
from feedback.domain.talk_refusals import CommentDeletedBefore

LONGEST_TEXT = 5000
DEEPEST = 2


@dataclass(frozen=True, slots=True)
class Words:
    """What a comment says, and whom it calls; InvalidField."""

    text: str
    mentions: tuple[Author, ...] = ()

    def __post_init__(self) -> None:
        """Clean the text."""
        object.__setattr__(self, "text", plain_text(self.text, "/text", longest=LONGEST_TEXT, shortest=1))
        if len(self.mentions) > MOST_MENTIONS:
            raise InvalidField("/mentions", "list.too_long", longest=MOST_MENTIONS)


@dataclass(frozen=True, slots=True)
class Edit:
    """What was said until `at`."""

    at: datetime
    text: str


@dataclass(kw_only=True)
class Comment:
    """`depth` is 0 for a comment on the item itself; `reply_count` counts what hangs on it.

    `version` grows with every edit and with the deletion; `edits` are those since it was loaded.
    """

    id: UUID
    project_id: UUID
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
    reply_count: int = 0
    edits: list[Edit] = field(default_factory=list)

    @classmethod
    def written(
        cls,
        words: Words,
        *,
        project_id: UUID,
        feedback_id: UUID,
        parent: "Comment | None",
        author: Author,
        now: datetime,
    ) -> "Comment":
        """A new comment, under `parent` or beside it where that lies deepest already; CommentDeletedBefore."""
        parent_id, depth = _place_under(parent)
        return cls(
            id=new_id(),
            project_id=project_id,
            feedback_id=feedback_id,
            parent_id=parent_id,
            depth=depth,
            text=words.text,
            author=author,
            mentions=words.mentions,
            reactions=Reactions(),
            created_at=now,
            updated_at=now,
            edited_at=None,
            deleted_at=None,
            version=1,
        )

    @property
    def words(self) -> Words:
        return Words(self.text, self.mentions)

    def check_it_stands(self) -> None:
        """What was deleted takes nothing any more; CommentDeletedBefore."""
        if self.deleted_at is not None:
            raise CommentDeletedBefore

    def revise(self, words: Words, now: datetime) -> bool:
        """Say this instead; False, and nothing happens, when it says the same. CommentDeletedBefore."""
        self.check_it_stands()
        if words == self.words:
            return False
        if words.text != self.text:
            self.edits.append(Edit(now, self.text))
        self.text, self.mentions = words.text, words.mentions
        self.edited_at = self.updated_at = now
        self.version += 1
        return True

    def delete(self, now: datetime) -> None:
        """Only its place stays, for its replies; CommentDeletedBefore."""
        self.check_it_stands()
        self.text, self.mentions, self.reactions = "", (), Reactions()
        self.deleted_at = self.updated_at = now
        self.version += 1

    def react(self, previous: ReactionKind | None, kind: ReactionKind | None) -> None:
        """One person thinks `kind` of it, who thought `previous`; CommentDeletedBefore."""
        self.check_it_stands()
        counts = self.reactions.wire()
        if previous is not None:
            counts[previous.value] -= 1
        if kind is not None:
            counts[kind.value] += 1
        self.reactions = Reactions(**counts)

    def row(self) -> CommentRow:
        """As it is shown."""
        return CommentRow(
            id=self.id,
            feedback_id=self.feedback_id,
            parent_id=self.parent_id,
            depth=self.depth,
            text=self.text,
            author=self.author,
            mentions=self.mentions,
            reactions=self.reactions,
            created_at=self.created_at,
            updated_at=self.updated_at,
            edited_at=self.edited_at,
            deleted_at=self.deleted_at,
            version=self.version,
        )


def gone_with(line: Sequence[Comment]) -> tuple[UUID, ...]:
    """What goes when the first of `line` is deleted, of it and those that it hangs on, nearest first.

    One that has replies stays as a place for them; a place goes with its last reply.
    """
    gone: list[UUID] = []
    for comment in line:
        stands = bool(gone) and comment.deleted_at is None
        if stands or comment.reply_count > len(gone[:1]):
            break
        gone.append(comment.id)
    return tuple(gone)


def toggled(previous: ReactionKind | None, wanted: ReactionKind) -> ReactionKind | None:
    """The same again takes it back, another takes its place."""
    return None if wanted is previous else wanted


def _place_under(parent: Comment | None) -> tuple[UUID | None, int]:
    if parent is None:
        return None, 0
    parent.check_it_stands()
    if parent.depth >= DEEPEST:
        return parent.parent_id, parent.depth
    return parent.id, parent.depth + 1
