"""Ports of conversations in memory, over the items of another fake. They copy in and out."""

from collections.abc import Collection
from copy import deepcopy
from dataclasses import dataclass, field
from datetime import datetime
from uuid import UUID

from core.domain.pages import Page, PageRequest
from feedback.contracts import Author, DraftRow, ReactionKind
from feedback.domain.comment import Comment, Edit
from feedback.domain.conversation import Conversation
from feedback.domain.unsent import Place, Unsent
from tests.feedback.fakes import FakeItems


@dataclass
class FakeConversations:
    items: FakeItems

    def get(self, project_id: UUID, feedback_id: UUID) -> Conversation | None:
        found = self.anywhere(project_id, feedback_id)
        return None if found is None or found[1] else found[0]

    def anywhere(self, project_id: UUID, feedback_id: UUID) -> tuple[Conversation, bool] | None:
        found = self.items.anywhere(project_id, feedback_id)
        if found is None:
            return None
        item, is_hidden = found
        conversation = Conversation(
            feedback_id=item.id,
            project_id=item.project_id,
            video_id=item.footage.video_id,
            version_id=item.footage.version_id,
            comment_count=item.comment_count,
            reaction_count=item.reaction_count,
        )
        return conversation, is_hidden

    def save(self, conversation: Conversation) -> None:
        item = self.items.rows[conversation.feedback_id]
        item.comment_count, item.reaction_count = conversation.comment_count, conversation.reaction_count
        self.items.told += conversation.facts


@dataclass
class FakeComments:
    rows: dict[UUID, Comment] = field(default_factory=dict)
    kept_reactions: dict[tuple[UUID, UUID], tuple[Author, ReactionKind]] = field(default_factory=dict)
    kept_edits: dict[UUID, list[Edit]] = field(default_factory=dict)

    def get(self, feedback_id: UUID, comment_id: UUID) -> Comment | None:
        row = self.rows.get(comment_id)
        return deepcopy(row) if row is not None and row.feedback_id == feedback_id else None

    def seen_by(self, user_id: UUID, feedback_id: UUID, comment_id: UUID) -> tuple[Comment, ReactionKind | None] | None:
        row, said = self.get(feedback_id, comment_id), self.kept_reactions.get((comment_id, user_id))
        return None if row is None else (row, said and said[1])

    def line(self, feedback_id: UUID, comment_id: UUID) -> tuple[Comment, ...]:
        line, lying = [], self.get(feedback_id, comment_id)
        while lying is not None:
            lying.reply_count = sum(row.parent_id == lying.id for row in self.rows.values())
            line.append(lying)
            lying = None if lying.parent_id is None else self.get(feedback_id, lying.parent_id)
        return tuple(line)

    def add(self, comment: Comment) -> None:
        assert comment.id not in self.rows
        self._keep(comment)

    def save(self, comment: Comment) -> None:
        assert comment.id in self.rows
        if comment.deleted_at is not None:
            self._drop_belongings(comment.id)
        self.kept_edits.setdefault(comment.id, []).extend(comment.edits)
        self._keep(comment)

    def remove(self, comment_ids: Collection[UUID]) -> None:
        for comment_id in comment_ids:
            self._drop_belongings(comment_id)
            del self.rows[comment_id]

    def keep_reaction(self, comment: Comment, by: Author, kind: ReactionKind | None, now: datetime) -> None:
        self.kept_reactions.pop((comment.id, by.id), None)
        if kind is not None:
            self.kept_reactions[comment.id, by.id] = (by, kind)
        self.rows[comment.id].reactions = comment.reactions

    def _drop_belongings(self, comment_id: UUID) -> None:
        self.kept_edits.pop(comment_id, None)
        for key in [key for key in self.kept_reactions if key[0] == comment_id]:
            del self.kept_reactions[key]

    def _keep(self, comment: Comment) -> None:
        kept = deepcopy(comment)
        kept.edits, kept.reply_count = [], 0
        self.rows[comment.id] = kept


@dataclass
class FakeDrafts:
    rows: dict[tuple[UUID, UUID, Place], Unsent] = field(default_factory=dict)

    def hold(self, user_id: UUID, project_id: UUID) -> None:
        """There is nobody else."""

    def get(self, user_id: UUID, project_id: UUID, place: Place) -> Unsent | None:
        return deepcopy(self.rows.get((user_id, project_id, place)))

    def count(self, user_id: UUID, project_id: UUID) -> int:
        return sum(key[:2] == (user_id, project_id) for key in self.rows)

    def keep(self, unsent: Unsent) -> None:
        self.rows[unsent.user_id, unsent.project_id, unsent.place] = deepcopy(unsent)

    def remove(self, user_id: UUID, project_id: UUID, place: Place) -> bool:
        return self.rows.pop((user_id, project_id, place), None) is not None

    def page(self, user_id: UUID, project_id: UUID, wanted: PageRequest) -> Page[DraftRow]:
        own = [row.row() for key, row in self.rows.items() if key[:2] == (user_id, project_id)]
        own.sort(key=lambda row: row.place)
        own.sort(key=lambda row: row.updated_at, reverse=True)
        return Page(tuple(own[wanted.offset : wanted.offset + wanted.size]), len(own))

    def remove_old(self, before: datetime, limit: int) -> int:
        old = sorted((row.updated_at, key) for key, row in self.rows.items() if row.updated_at < before)[:limit]
        for _, key in old:
            del self.rows[key]
        return len(old)
