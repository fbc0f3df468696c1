"""Changing what one has said."""

from dataclasses import dataclass
from uuid import UUID

from core.application.ports import UnitOfWork
from core.domain.actor import Actor
from core.domain.clock import Clock
from feedback.application.conversing import CommentTarget, comment_seen, conversation_on
from feedback.application.members import Members, mentioned, named
from feedback.application.ports import ProjectAccess
from feedback.application.talk_ports import Comments, Conversations
from feedback.contracts import SeenComment
from feedback.domain.comment import Words
from feedback.domain.talk_refusals import NotYourComment
from projects.contracts import Capability


@dataclass(frozen=True, kw_only=True)
class ReviseComment:
    """What is None stays as it is."""

    actor: Actor
    project_id: UUID
    target: CommentTarget
    text: str | None = None
    mentions: tuple[UUID, ...] | None = None


def revise_comment(
    command: ReviseComment,
    *,
    unit_of_work: UnitOfWork,
    access: ProjectAccess,
    members: Members,
    conversations: Conversations,
    comments: Comments,
    clock: Clock,
) -> SeenComment:
    """As it is then; FeedbackNotFound, CommentNotFound, NotYourComment, CommentDeletedBefore, Stale, InvalidField."""
    with unit_of_work(by=command.actor):
        grant = access.require(command.actor, command.project_id, Capability.COMMENT)
        conversation = conversation_on(grant, command.target.feedback_id, conversations)
        comment, mine = comment_seen(grant, command.target, comments)
        if comment.author.id != grant.user_id:
            raise NotYourComment
        comment.check_it_stands()
        called = comment.mentions
        if command.mentions is not None:
            people = named(grant.project_id, command.mentions, members, known=called)
            called = mentioned(command.mentions, people)
        if comment.revise(Words(comment.text if command.text is None else command.text, called), clock()):
            conversation.tell_of(comment)
            comments.save(comment)
            conversations.save(conversation)
    return SeenComment(comment.row(), mine)
