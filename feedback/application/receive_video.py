"""Opening the door for a video, before a byte of it is read."""

from uuid import UUID

from core.application.ports import ObjectStore
from core.domain.actor import Actor
from feedback.application.ports import ProjectAccess
from feedback.application.video_intake import IntakeTarget, VideoIntake
from projects.contracts import Capability


def receive_video(
    actor: Actor, project_id: UUID, *, access: ProjectAccess, store: ObjectStore, limit: int
) -> VideoIntake:
    """An intake of at most `limit` bytes; NotFound, NotPermitted."""
    return VideoIntake(IntakeTarget.under(access.require(actor, project_id, Capability.CREATE), limit), store)
