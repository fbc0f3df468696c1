"""Thinking something of a comment, and thinking it no more."""

from dataclasses import dataclass
from uuid import UUID

from core.application.ports import UnitOfWork
from core.domain.actor import Actor
from core.domain.clock import Clock
from feedback.application.authorship import author_of
from feedback.application.conversing import CommentTarget, comment_seen, conversation_on
from feedback.application.ports import ProjectAccess
from feedback.application.talk_ports import Comments, Conversations
from feedback.contracts import ReactionKind, ReactionsSeen
from feedback.domain.comment import toggled
from projects.contracts import Capability


@dataclass(frozen=True, kw_only=True)
class React:
    """`kind` None takes back whatever it was; the same again does, too."""

    actor: Actor
    project_id: UUID
    target: CommentTarget
    kind: ReactionKind | None


def react(
    command: React,
    *,
    unit_of_work: UnitOfWork,
    access: ProjectAccess,
    conversations: Conversations,
    comments: Comments,
    clock: Clock,
) -> ReactionsSeen:
    """As it is then; FeedbackNotFound, CommentNotFound, CommentDeletedBefore."""
    with unit_of_work(by=command.actor):
        grant = access.require(command.actor, command.project_id, Capability.COMMENT)
        conversation = conversation_on(grant, command.target.feedback_id, conversations)
        comment, previous = comment_seen(grant, command.target, comments)
        kind = None if command.kind is None else toggled(previous, command.kind)
        if kind is not previous:
            by, now = author_of(grant), clock()
            conversation.note(comment, by=by, previous=previous, kind=kind, now=now)
            comments.keep_reaction(comment, by, kind, now)
            conversations.save(conversation)
    return ReactionsSeen(comment.reactions, kind)
