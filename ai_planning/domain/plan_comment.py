"""A comment on a plan, or on a part of one; replies go one level deep."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from ai_planning.contracts.comment_rows import PlanCommentRow
from ai_planning.contracts.rows import Author
from ai_planning.domain.comment_refusals import PlanCommentDeletedBefore, ReplyIsNotResolved
from core.domain.errors import InvalidField, Stale
from core.domain.ids import new_id
from core.domain.text import plain_text

LONGEST_TEXT, MOST_MENTIONS = 5000, 20


@dataclass(frozen=True, slots=True)
class Words:
    """What it says, and whom it calls. Raises InvalidField."""

    text: str
    mentions: tuple[Author, ...] = ()

    def __post_init__(self) -> None:
        object.__setattr__(self, "text", plain_text(self.text, "/text", longest=LONGEST_TEXT, shortest=1))


@dataclass(kw_only=True)
class PlanComment:
    """`reply_count` counts what hangs on it; `version` grows with all that happens to it."""

    id: UUID
    project_id: UUID
    plan_id: UUID
    part: str | None
    parent_id: UUID | None
    text: str
    author: Author
    mentions: tuple[Author, ...]
    created_at: datetime
    updated_at: datetime
    edited_at: datetime | None = None
    resolved_at: datetime | None = None
    resolved_by: Author | None = None
    deleted_at: datetime | None = None
    version: int = 1
    reply_count: int = 0

    @classmethod
    def written(
        cls,
        words: Words,
        *,
        place: tuple[UUID, UUID],
        part: str | None,
        parent: "PlanComment | None",
        author: Author,
        now: datetime,
    ) -> "PlanComment":
        """`place` is the project and the plan. A reply to a reply joins its thread.

        PlanCommentDeletedBefore; InvalidField for another part than that of its thread.
        """
        if parent is not None:
            parent.check_it_stands()
            if part not in (None, parent.part):
                raise InvalidField("/part", "plan_comment.part_of_thread")
        return cls(
            id=new_id(),
            project_id=place[0],
            plan_id=place[1],
            part=parent.part if parent else part,
            parent_id=(parent.parent_id or parent.id) if parent else None,
            text=words.text,
            author=author,
            mentions=words.mentions,
            created_at=now,
            updated_at=now,
        )

    @property
    def words(self) -> Words:
        return Words(self.text, self.mentions)

    def expect(self, version: int | None) -> None:
        """Raises Stale where the caller saw another version."""
        if version not in (None, self.version):
            raise Stale(self.row())

    def check_it_stands(self) -> None:
        """What was deleted takes nothing any more; PlanCommentDeletedBefore."""
        if self.deleted_at is not None:
            raise PlanCommentDeletedBefore

    def revise(self, words: Words, now: datetime) -> bool:
        """Whether it says something else then. PlanCommentDeletedBefore."""
        self.check_it_stands()
        if words == self.words:
            return False
        self.text, self.mentions, self.edited_at = words.text, words.mentions, now
        self._changed(now)
        return True

    def settle(self, by: Author | None, now: datetime) -> bool:
        """It is resolved by somebody, or open again (None); whether it was not so before.

        PlanCommentDeletedBefore, ReplyIsNotResolved.
        """
        self.check_it_stands()
        if self.parent_id is not None:
            raise ReplyIsNotResolved
        if (by is None) == (self.resolved_at is None):
            return False
        self.resolved_by, self.resolved_at = by, now if by else None
        self._changed(now)
        return True

    def delete(self, now: datetime) -> None:
        """Only its place stays, for its replies. PlanCommentDeletedBefore."""
        self.check_it_stands()
        self.text, self.mentions, self.deleted_at = "", (), now
        self._changed(now)

    def row(self) -> PlanCommentRow:
        return PlanCommentRow(**{name: getattr(self, name) for name in PlanCommentRow.__slots__})

    def _changed(self, now: datetime) -> None:
        self.updated_at = now
        self.version += 1


def gone_with(line: Sequence[PlanComment]) -> tuple[UUID, ...]:
    """What goes when the first of `line` is deleted, of it and the one that it hangs on.

    One that has replies stays as a place for them; a place goes with its last reply.
    """
    gone: list[UUID] = []
    for comment in line:
        stands = bool(gone) and comment.deleted_at is None
        if stands or comment.reply_count > len(gone[:1]):
            break
        gone.append(comment.id)
    return tuple(gone)
