"""Saying something about an item, or replying."""

from dataclasses import dataclass
from uuid import UUID

from core.application.ports import UnitOfWork
from core.domain.actor import Actor
from core.domain.clock import Clock
from core.domain.errors import InvalidField
from feedback.application.authorship import author_of
from feedback.application.conversing import conversation_on
from feedback.application.drop_draft import Desk
from feedback.application.members import Members, mentioned, named
from feedback.application.ports import ProjectAccess
from feedback.application.talk_ports import Comments, Conversations
from feedback.contracts import SeenComment
from feedback.domain.comment import Comment, Words
from feedback.domain.unsent import Place
from projects.contracts import Capability


@dataclass(frozen=True, kw_only=True)
class AddComment:
    """`mentions` are members; `sent` is where it was kept until now."""

    actor: Actor
    project_id: UUID
    feedback_id: UUID
    text: str
    parent_id: UUID | None = None
    mentions: tuple[UUID, ...] = ()
    sent: Place | None = None


def add_comment(
    command: AddComment,
    *,
    unit_of_work: UnitOfWork,
    access: ProjectAccess,
    members: Members,
    conversations: Conversations,
    comments: Comments,
    desk: Desk,
    clock: Clock,
) -> SeenComment:
    """The new comment; FeedbackNotFound, InvalidField, CommentDeletedBefore."""
    with unit_of_work(by=command.actor):
        grant = access.require(command.actor, command.project_id, Capability.COMMENT)
        conversation = conversation_on(grant, command.feedback_id, conversations)
        called = mentioned(command.mentions, named(grant.project_id, command.mentions, members))
        comment = Comment.written(
            Words(command.text, called),
            project_id=grant.project_id,
            feedback_id=command.feedback_id,
            parent=_parent(command, comments),
            author=author_of(grant),
            now=clock(),
        )
        conversation.take(comment)
        comments.add(comment)
        desk.clear(grant, command.sent, comment.created_at)
        conversations.save(conversation)
    return SeenComment(comment.row())


def _parent(command: AddComment, comments: Comments) -> Comment | None:
    if command.parent_id is None:
        return None
    parent = comments.get(command.feedback_id, command.parent_id)
    if parent is None:
        raise InvalidField("/parent_id", "comment.parent_unknown")
    return parent
