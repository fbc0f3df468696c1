"""Putting a video into the trash, with its versions and its items."""

from dataclasses import dataclass
from uuid import UUID

from core.application.ports import UnitOfWork
from core.domain.actor import Actor
from core.domain.clock import Clock
from feedback.application.own_video import VideoTarget, video_for
from feedback.application.ports import FeedbackItems, ProjectAccess, Videos
from projects.contracts import Capability


@dataclass(frozen=True, kw_only=True)
class DeleteVideo:
    actor: Actor
    project_id: UUID
    target: VideoTarget


def delete_video(
    command: DeleteVideo,
    *,
    unit_of_work: UnitOfWork,
    access: ProjectAccess,
    videos: Videos,
    items: FeedbackItems,
    clock: Clock,
) -> None:
    """VideoNotFound, NotYourVideo, Stale. A worker that is busy with it stops at its next look."""
    with unit_of_work(by=command.actor):
        grant = access.require(command.actor, command.project_id, Capability.UPDATE_OWN)
        video = video_for(grant, command.target, videos, others=Capability.DELETE)
        video.delete(grant.user_id, clock())
        items.hide(video.project_id, [each.id for each in video.living])
        videos.save(video)
