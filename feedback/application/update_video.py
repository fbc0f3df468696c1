"""Giving a video another title."""

from dataclasses import dataclass
from uuid import UUID

from core.application.ports import UnitOfWork
from core.domain.actor import Actor
from feedback.application.own_video import VideoTarget, seen, video_for
from feedback.application.ports import ProjectAccess, Videos
from feedback.application.read_models import SeenVideo
from projects.contracts import Capability


@dataclass(frozen=True, kw_only=True)
class UpdateVideo:
    """What is None stays as it is."""

    actor: Actor
    project_id: UUID
    target: VideoTarget
    title: str | None = None


def update_video(command: UpdateVideo, *, unit_of_work: UnitOfWork, access: ProjectAccess, videos: Videos) -> SeenVideo:
    """As it is then; VideoNotFound, NotYourVideo, Stale, InvalidField."""
    with unit_of_work(by=command.actor):
        grant = access.require(command.actor, command.project_id, Capability.UPDATE_OWN)
        video = video_for(grant, command.target, videos, others=Capability.UPDATE)
        if command.title is not None:
            video.rename(command.title)
        videos.save(video)
    return seen(video, video.shown)
