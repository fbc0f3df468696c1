"""Comments over PostgreSQL. What is new is told by the item that counts it."""

from uuid import UUID

from feedback.contracts import Author
from feedback.domain.comment import Comment
from feedback.infrastructure.models import CommentRecord


class PostgresComments:
    def get(self, feedback_id: UUID, comment_id: UUID) -> Comment | None:
        record = CommentRecord.objects.filter(id=comment_id, feedback_id=feedback_id).first()
        return None if record is None else _comment(record)

    def add(self, comment: Comment) -> None:
        _record(comment).save(force_insert=True)


def _record(comment: Comment) -> CommentRecord:
    return CommentRecord(
        id=comment.id,
        project_id=comment.project_id,
        feedback_id=comment.feedback_id,
        parent_id=comment.parent_id,
        depth=comment.depth,
        text=comment.text,
        author_id=comment.author.id,
        author_name=comment.author.name,
        author_is_guest=comment.author.is_guest,
        created_at=comment.created_at,
        updated_at=comment.updated_at,
    )


def _comment(record: CommentRecord) -> Comment:
    return Comment(
        id=record.id,
        project_id=record.project_id,
        feedback_id=record.feedback_id,
        parent_id=record.parent_id,
        depth=record.depth,
        text=record.text,
        author=Author(record.author_id, record.author_name, record.author_is_guest),
        created_at=record.created_at,
        updated_at=record.updated_at,
    )
