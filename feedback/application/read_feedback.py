"""Looking: lists, single items and videos, all under a grant to read."""

from uuid import UUID

from core.domain.actor import Actor
from core.domain.pages import CursorPage, CursorRequest
from feedback.application.feedback_question import FeedbackQuestion
from feedback.application.ports import FeedbackReads, ProjectAccess, VideoReads
from feedback.application.read_models import FeedbackPage, HistoryRow, VideoObjects, VideoPage, VideoQuestion
from feedback.contracts import FeedbackRow, VideoRow
from feedback.domain.refusals import FeedbackNotFound, VideoNotFound
from projects.contracts import Capability


def list_feedback(
    actor: Actor, project_id: UUID, question: FeedbackQuestion, *, access: ProjectAccess, reads: FeedbackReads
) -> FeedbackPage:
    return reads.page(access.require(actor, project_id, Capability.READ), question)


def read_feedback(
    actor: Actor, project_id: UUID, feedback_id: UUID, *, access: ProjectAccess, reads: FeedbackReads
) -> FeedbackRow:
    """FeedbackNotFound."""
    row = reads.row(access.require(actor, project_id, Capability.READ), feedback_id)
    if row is None:
        raise FeedbackNotFound
    return row


def list_history(
    actor: Actor,
    project_id: UUID,
    feedback_id: UUID,
    wanted: CursorRequest,
    *,
    access: ProjectAccess,
    reads: FeedbackReads,
) -> CursorPage[HistoryRow]:
    """FeedbackNotFound."""
    page = reads.history(access.require(actor, project_id, Capability.READ), feedback_id, wanted)
    if page is None:
        raise FeedbackNotFound
    return page


def list_videos(
    actor: Actor, project_id: UUID, question: VideoQuestion, *, access: ProjectAccess, reads: VideoReads
) -> VideoPage:
    return reads.page(access.require(actor, project_id, Capability.READ), question)


def read_video(
    actor: Actor, project_id: UUID, video_id: UUID, *, access: ProjectAccess, reads: VideoReads
) -> tuple[VideoRow, VideoObjects]:
    """VideoNotFound."""
    found = reads.row(access.require(actor, project_id, Capability.READ), video_id)
    if found is None:
        raise VideoNotFound
    return found
