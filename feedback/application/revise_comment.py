"""Changing what one has said."""

from dataclasses import dataclass
from uuid import UUID

from core.application.ports import UnitOfWork
from core.domain.actor import Actor
from core.domain.clock import Clock
from feedback.application.conversing import CommentTarget, comment_seen, conversation_on
from feedback.application.drop_draft import Desk
from feedback.application.members import Members, mentioned, named
from feedback.application.ports import ProjectAccess
from feedback.application.talk_ports import Comments, Conversations
from feedback.contracts import SeenComment
from feedback.domain.comment import Comment, Words
from feedback.domain.talk_refusals import NotYourComment
from feedback.domain.unsent import Place
from projects.contracts import Capability, ProjectGrant


@dataclass(frozen=True, kw_only=True)
class ReviseComment:
    """What is None stays as it is; `sent` is where it was kept until now."""

    actor: Actor
    project_id: UUID
    target: CommentTarget
    text: str | None = None
    mentions: tuple[UUID, ...] | None = None
    sent: Place | None = None


def revise_comment(
    command: ReviseComment,
    *,
    unit_of_work: UnitOfWork,
    access: ProjectAccess,
    members: Members,
    conversations: Conversations,
    comments: Comments,
    desk: Desk,
    clock: Clock,
) -> SeenComment:
    """As it is then; FeedbackNotFound, CommentNotFound, NotYourComment, CommentDeletedBefore, Stale, InvalidField."""
    with unit_of_work(by=command.actor):
        grant = access.require(command.actor, command.project_id, Capability.COMMENT)
        conversation = conversation_on(grant, command.target.feedback_id, conversations)
        comment, mine = comment_seen(grant, command.target, comments)
        if comment.author.id != grant.user_id:
            raise NotYourComment
        words, now = _words(command, grant, comment, members), clock()
        if comment.revise(words, now):
            conversation.tell_of(comment)
            comments.save(comment)
            conversations.save(conversation)
        desk.clear(grant, command.sent, now)
    return SeenComment(comment.row(), mine)


def _words(command: ReviseComment, grant: ProjectGrant, comment: Comment, members: Members) -> Words:
    """CommentDeletedBefore, InvalidField."""
    comment.check_it_stands()
    text = comment.text if command.text is None else command.text
    if command.mentions is None:
        return Words(text, comment.mentions)
    people = named(grant.project_id, command.mentions, members, known=comment.mentions)
    return Words(text, mentioned(command.mentions, people))
