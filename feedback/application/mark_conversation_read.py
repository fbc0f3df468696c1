"""Having read the conversation on an item."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from core.application.ports import EventPublisher, UnitOfWork
from core.domain.actor import Actor
from core.domain.errors import InvalidField
from feedback.application.ports import ProjectAccess
from feedback.application.private_ports import ReadMarks
from feedback.contracts import ReadChanged, UnreadRow
from feedback.domain.refusals import FeedbackNotFound
from projects.contracts import Capability, ProjectGrant


@dataclass(frozen=True, kw_only=True)
class MarkConversationRead:
    """Up to `comment_id`, None: up to the last."""

    actor: Actor
    project_id: UUID
    feedback_id: UUID
    comment_id: UUID | None = None


def mark_conversation_read(
    command: MarkConversationRead,
    *,
    unit_of_work: UnitOfWork,
    access: ProjectAccess,
    marks: ReadMarks,
    publish: EventPublisher,
) -> UnreadRow:
    """What is left then; what was read is not made unread. FeedbackNotFound, InvalidField."""
    with unit_of_work(by=command.actor):
        grant = access.require(command.actor, command.project_id, Capability.READ)
        before, up_to = _stretch(command, grant, marks)
        whose = {"user_id": grant.user_id, "project_id": grant.project_id, "feedback_id": command.feedback_id}
        is_read = before is not None and before >= up_to
        read_at = before if before is not None and is_read else marks.keep(**whose, read_at=up_to)
        unread, last = marks.left(grant.user_id, command.feedback_id, read_at)
        if not is_read:
            publish(ReadChanged(**whose, read_at=read_at, unread=unread))
    return UnreadRow(command.feedback_id, unread, read_at, last)


def _stretch(command: MarkConversationRead, grant: ProjectGrant, marks: ReadMarks) -> tuple[datetime | None, datetime]:
    """Up to when it was read before, and up to when it is now."""
    place = marks.find(grant.user_id, grant.project_id, command.feedback_id, command.comment_id)
    if place is None or not grant.covers(place.video_id, place.version_id):
        raise FeedbackNotFound
    if place.up_to is None:
        raise InvalidField("/comment_id", "comment.unknown")
    return place.read_at, place.up_to
