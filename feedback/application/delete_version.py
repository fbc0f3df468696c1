"""Putting a version into the trash, with the items that were written on it."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from core.application.ports import UnitOfWork
from core.domain.actor import Actor
from core.domain.clock import Clock
from feedback.application.own_video import VideoTarget, version_for
from feedback.application.ports import FeedbackItems, ProjectAccess, Videos
from feedback.contracts import UNRESOLVED
from feedback.domain.feedback_item import FeedbackItem
from feedback.domain.video import Video
from projects.contracts import Capability


@dataclass(frozen=True, kw_only=True)
class DeleteVersion:
    actor: Actor
    project_id: UUID
    target: VideoTarget
    version_id: UUID


def delete_version(
    command: DeleteVersion,
    *,
    unit_of_work: UnitOfWork,
    access: ProjectAccess,
    videos: Videos,
    items: FeedbackItems,
    clock: Clock,
) -> None:
    """What was carried to it goes back, or on with the newest.

    VideoNotFound, VersionNotFound, NotYourVideo, Stale, LastVersion.
    """
    with unit_of_work(by=command.actor):
        grant = access.require(command.actor, command.project_id, Capability.UPDATE_OWN)
        video = version_for(grant, command.target, command.version_id, videos, others=Capability.DELETE)
        now = clock()
        video.delete_version(command.version_id, grant.user_id, now)
        carried = [item for item in items.on_version(command.version_id) if item.origin is not None]
        items.hide(video.project_id, [command.version_id], but=[item.id for item in carried])
        for item in carried:
            _shelter(item, video, now)
        items.save_all(carried)
        videos.save(video)


def _shelter(item: FeedbackItem, video: Video, now: datetime) -> None:
    written_on = item.origin.version_id if item.origin else item.footage.version_id
    version = video.shelter(written_on, is_open=item.status in UNRESOLVED)
    item.carry_to(version.footage(), now)
