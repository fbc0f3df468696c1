"""All that is said on a plan, as far as it is counted and told."""

from collections.abc import Collection
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any
from uuid import UUID

from ai_planning.contracts.comment_events import PlanCommentAdded, PlanCommentDeleted, PlanCommentUpdated
from ai_planning.domain.plan_comment import PlanComment
from core.domain.errors import InvalidField
from core.domain.events import Event


@dataclass
class PlanTalk:
    """`parts` are the keys of the plan's parts; deleted comments are not counted."""

    project_id: UUID
    plan_id: UUID
    parts: Collection[str]
    comment_count: int
    facts: list[Event] = field(default_factory=list)

    def take(self, comment: PlanComment) -> None:
        """Raises InvalidField where the plan has no such part."""
        if comment.part is not None and comment.part not in self.parts:
            raise InvalidField("/part", "plan_comment.part_unknown")
        self.comment_count += 1
        self.facts.append(PlanCommentAdded(**self._told(comment)))

    def tell_of(self, comment: PlanComment) -> None:
        self.facts.append(PlanCommentUpdated(**self._told(comment)))

    def lose(self, comment: PlanComment, gone: tuple[UUID, ...], now: datetime) -> None:
        """`gone` are those that leave no place; PlanCommentDeletedBefore."""
        comment.delete(now)
        self.comment_count -= 1
        self.facts.append(
            PlanCommentDeleted(
                project_id=self.project_id,
                plan_id=self.plan_id,
                id=comment.id,
                removed=gone,
                comment=None if gone else comment.row(),
                comment_count=self.comment_count,
            )
        )

    def _told(self, comment: PlanComment) -> dict[str, Any]:
        return {"project_id": self.project_id, "comment": comment.row(), "comment_count": self.comment_count}
