"""Saying something about an item, or replying."""

from dataclasses import dataclass
from uuid import UUID

from core.application.ports import UnitOfWork
from core.domain.actor import Actor
from core.domain.clock import Clock
from core.domain.errors import InvalidField
from feedback.application.authorship import author_of
from feedback.application.ports import Comments, FeedbackItems, ProjectAccess
from feedback.contracts import CommentRow
from feedback.domain.comment import Comment
from feedback.domain.refusals import FeedbackNotFound
from projects.contracts import Capability


@dataclass(frozen=True, kw_only=True)
class AddComment:
    actor: Actor
    project_id: UUID
    feedback_id: UUID
    text: str
    parent_id: UUID | None = None


def add_comment(
    command: AddComment,
    *,
    unit_of_work: UnitOfWork,
    access: ProjectAccess,
    items: FeedbackItems,
    comments: Comments,
    clock: Clock,
) -> CommentRow:
    """The new comment's row; FeedbackNotFound, InvalidField."""
    with unit_of_work(by=command.actor):
        grant = access.require(command.actor, command.project_id, Capability.COMMENT)
        item = items.get(grant.project_id, command.feedback_id)
        if item is None:
            raise FeedbackNotFound
        comment = Comment.written(
            project_id=grant.project_id,
            feedback_id=item.id,
            parent=_parent(command, comments),
            text=command.text,
            author=author_of(grant),
            now=clock(),
        )
        item.take(comment)
        comments.add(comment)
        items.save(item)
    return comment.row()


def _parent(command: AddComment, comments: Comments) -> Comment | None:
    if command.parent_id is None:
        return None
    parent = comments.get(command.feedback_id, command.parent_id)
    if parent is None:
        raise InvalidField("/parent_id", "comment.parent_unknown")
    return parent
