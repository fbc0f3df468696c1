"""Rows: what is said about a plan."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from ai_planning.contracts.rows import Author
from core.domain.clock import rfc3339


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanCommentRow:
    """`part` is the key of what it is about, None of the plan as a whole; a reply is about what its thread is about.

    Of one that was deleted while it had replies only its place is left: `deleted_at` is set, its text is empty.
    """

    id: UUID
    plan_id: UUID
    part: str | None
    parent_id: UUID | None
    text: str
    author: Author
    mentions: tuple[Author, ...]
    created_at: datetime
    updated_at: datetime
    edited_at: datetime | None
    resolved_at: datetime | None
    resolved_by: Author | None
    deleted_at: datetime | None
    version: int

    def wire(self) -> dict[str, Any]:
        return {
            "id": str(self.id),
            "plan_id": str(self.plan_id),
            "part": self.part,
            "parent_id": str(self.parent_id) if self.parent_id else None,
            "text": self.text,
            "author": self.author.wire(),
            "mentions": [each.wire() for each in self.mentions],
            "created_at": rfc3339(self.created_at),
            "updated_at": rfc3339(self.updated_at),
            "edited_at": rfc3339(self.edited_at) if self.edited_at else None,
            "resolved_at": rfc3339(self.resolved_at) if self.resolved_at else None,
            "resolved_by": self.resolved_by.wire() if self.resolved_by else None,
            "deleted_at": rfc3339(self.deleted_at) if self.deleted_at else None,
            "version": self.version,
        }
