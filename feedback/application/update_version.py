"""Giving a version another label or other notes."""

from dataclasses import dataclass
from uuid import UUID

from core.application.ports import UnitOfWork
from core.domain.actor import Actor
from core.domain.clock import Clock
from feedback.application.own_video import VideoTarget, seen, version_for
from feedback.application.ports import ProjectAccess, Videos
from feedback.application.read_models import SeenVideo
from projects.contracts import Capability


@dataclass(frozen=True, kw_only=True)
class UpdateVersion:
    """What is None stays as it is."""

    actor: Actor
    project_id: UUID
    target: VideoTarget
    version_id: UUID
    label: str | None = None
    notes: str | None = None


def update_version(
    command: UpdateVersion, *, unit_of_work: UnitOfWork, access: ProjectAccess, videos: Videos, clock: Clock
) -> SeenVideo:
    """As it is then; VideoNotFound, VersionNotFound, NotYourVideo, Stale, InvalidField."""
    with unit_of_work(by=command.actor):
        grant = access.require(command.actor, command.project_id, Capability.UPDATE_OWN)
        video = version_for(grant, command.target, command.version_id, videos, others=Capability.UPDATE)
        video.describe(command.version_id, label=command.label, notes=command.notes, now=clock())
        videos.save(video)
    return seen(video, video.version(command.version_id))
