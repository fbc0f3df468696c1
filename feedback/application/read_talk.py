"""Looking at conversations: comments, what they said before, and who thinks what of them."""

from uuid import UUID

from core.domain.actor import Actor
from core.domain.pages import CursorPage, CursorRequest
from feedback.application.ports import ProjectAccess
from feedback.application.talk_ports import TalkReads
from feedback.application.talk_read_models import CommentOrder, CommentPlace
from feedback.contracts import EditRow, ReactionRow, SeenComment
from feedback.domain.refusals import FeedbackNotFound
from feedback.domain.talk_refusals import CommentNotFound
from projects.contracts import Capability


def list_comments(
    actor: Actor,
    project_id: UUID,
    feedback_id: UUID,
    wanted: CursorRequest,
    order: CommentOrder = CommentOrder.OLDEST,
    *,
    access: ProjectAccess,
    reads: TalkReads,
) -> CursorPage[SeenComment]:
    """FeedbackNotFound."""
    page = reads.page(access.require(actor, project_id, Capability.READ), feedback_id, wanted, order)
    if page is None:
        raise FeedbackNotFound
    return page


def read_comment(
    actor: Actor, project_id: UUID, place: CommentPlace, *, access: ProjectAccess, reads: TalkReads
) -> SeenComment:
    """CommentNotFound."""
    row = reads.row(access.require(actor, project_id, Capability.READ), place)
    if row is None:
        raise CommentNotFound
    return row


def list_edits(
    actor: Actor,
    project_id: UUID,
    place: CommentPlace,
    wanted: CursorRequest,
    *,
    access: ProjectAccess,
    reads: TalkReads,
) -> CursorPage[EditRow]:
    """CommentNotFound."""
    page = reads.edits(access.require(actor, project_id, Capability.READ), place, wanted)
    if page is None:
        raise CommentNotFound
    return page


def list_reactions(
    actor: Actor,
    project_id: UUID,
    place: CommentPlace,
    wanted: CursorRequest,
    *,
    access: ProjectAccess,
    reads: TalkReads,
) -> CursorPage[ReactionRow]:
    """CommentNotFound."""
    page = reads.reactions(access.require(actor, project_id, Capability.READ), place, wanted)
    if page is None:
        raise CommentNotFound
    return page
