"""What happens to what is said about plans, and to the names of those who say it."""

from dataclasses import dataclass
from typing import Any, ClassVar
from uuid import UUID

from ai_planning.contracts.comment_rows import PlanCommentRow
from ai_planning.contracts.rows import Author
from core.domain.events import ProjectEvent


@dataclass(frozen=True, kw_only=True)
class _CommentWhole(ProjectEvent):
    """The whole row, and how many comments the plan has now."""

    comment: PlanCommentRow
    comment_count: int

    def payload(self) -> dict[str, Any]:
        return {
            "project_id": str(self.project_id),
            "plan_id": str(self.comment.plan_id),
            "comment": self.comment.wire(),
            "comment_count": self.comment_count,
        }


@dataclass(frozen=True, kw_only=True)
class PlanCommentAdded(_CommentWhole):
    name: ClassVar[str] = "plan.comment_added"


@dataclass(frozen=True, kw_only=True)
class PlanCommentUpdated(_CommentWhole):
    """It says something else, or was resolved or opened again."""

    name: ClassVar[str] = "plan.comment_updated"


@dataclass(frozen=True, kw_only=True)
class PlanCommentDeleted(ProjectEvent):
    """`removed` are the comments that are gone; `comment` is the place that is left for replies, None where none is."""

    name: ClassVar[str] = "plan.comment_deleted"

    plan_id: UUID
    id: UUID
    removed: tuple[UUID, ...]
    comment: PlanCommentRow | None
    comment_count: int

    def payload(self) -> dict[str, Any]:
        return {
            "project_id": str(self.project_id),
            "plan_id": str(self.plan_id),
            "id": str(self.id),
            "removed": [str(each) for each in self.removed],
            "comment": self.comment.wire() if self.comment else None,
            "comment_count": self.comment_count,
        }


@dataclass(frozen=True, kw_only=True)
class PlanAuthorRenamed(ProjectEvent):
    """Wherever plans and what is said about them name this person, they have this name now."""

    name: ClassVar[str] = "plan.author_renamed"

    author: Author

    def payload(self) -> dict[str, Any]:
        return {"project_id": str(self.project_id), "author": self.author.wire()}
