"""Taking back what one has said, or removing what others said."""

from dataclasses import dataclass
from uuid import UUID

from core.application.ports import UnitOfWork
from core.domain.actor import Actor
from core.domain.clock import Clock
from core.domain.errors import Stale
from feedback.application.conversing import CommentTarget, conversation_on
from feedback.application.ports import ProjectAccess
from feedback.application.talk_ports import Comments, Conversations
from feedback.domain.comment import Comment, gone_with
from feedback.domain.talk_refusals import CommentNotFound, NotYourComment
from projects.contracts import Capability, ProjectGrant


@dataclass(frozen=True, kw_only=True)
class DeleteComment:
    actor: Actor
    project_id: UUID
    target: CommentTarget


def delete_comment(
    command: DeleteComment,
    *,
    unit_of_work: UnitOfWork,
    access: ProjectAccess,
    conversations: Conversations,
    comments: Comments,
    clock: Clock,
) -> None:
    """FeedbackNotFound, CommentNotFound, NotYourComment, CommentDeletedBefore, Stale."""
    with unit_of_work(by=command.actor):
        grant = access.require(command.actor, command.project_id, Capability.COMMENT)
        conversation = conversation_on(grant, command.target.feedback_id, conversations)
        line = _line(grant, command.target, comments)
        gone = gone_with(line)
        conversation.lose(line[0], gone, clock())
        if gone:
            comments.remove(gone)
        else:
            comments.save(line[0])
        conversations.save(conversation)


def _line(grant: ProjectGrant, target: CommentTarget, comments: Comments) -> tuple[Comment, ...]:
    line = comments.line(target.feedback_id, target.comment_id)
    if not line:
        raise CommentNotFound
    if line[0].author.id != grant.user_id and not grant.allows(Capability.DELETE):
        raise NotYourComment
    if target.expected_version not in (None, line[0].version):
        raise Stale(line[0].row().wire())
    return line
