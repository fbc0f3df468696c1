"""A comment on an item. Replies go two levels deep; deeper ones join the second."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from core.domain.ids import new_id
from core.domain.text import plain_text
from feedback.contracts import Author, CommentRow

LONGEST_TEXT = 5000
DEEPEST = 2


@dataclass(kw_only=True)
class Comment:
    """`depth` is 0 for a comment on the item itself."""

    id: UUID
    project_id: UUID
    feedback_id: UUID
    parent_id: UUID | None
    depth: int
    text: str
    author: Author
    created_at: datetime
    updated_at: datetime

    @classmethod
    def written(
        cls, *, project_id: UUID, feedback_id: UUID, parent: "Comment | None", text: str, author: Author, now: datetime
    ) -> "Comment":
        """A new comment, under `parent` or beside it where that lies deepest already."""
        parent_id, depth = _place_under(parent)
        return cls(
            id=new_id(),
            project_id=project_id,
            feedback_id=feedback_id,
            parent_id=parent_id,
            depth=depth,
            text=plain_text(text, "/text", longest=LONGEST_TEXT, shortest=1),
            author=author,
            created_at=now,
            updated_at=now,
        )

    def row(self) -> CommentRow:
        """As it is shown."""
        return CommentRow(
            id=self.id,
            feedback_id=self.feedback_id,
            parent_id=self.parent_id,
            text=self.text,
            author=self.author,
            created_at=self.created_at,
            updated_at=self.updated_at,
        )


def _place_under(parent: Comment | None) -> tuple[UUID | None, int]:
    if parent is None:
        return None, 0
    if parent.depth >= DEEPEST:
        return parent.parent_id, parent.depth
    return parent.id, parent.depth + 1
