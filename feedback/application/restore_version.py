"""Taking a version out of the trash, as it was."""

from dataclasses import dataclass
from uuid import UUID

from core.application.ports import UnitOfWork
from core.domain.actor import Actor
from core.domain.clock import Clock
from feedback.application.carry_forward import returned
from feedback.application.own_video import demand_own, seen
from feedback.application.ports import FeedbackItems, ProjectAccess, Videos
from feedback.application.processing_ports import VideoJobs
from feedback.application.read_models import SeenVideo
from feedback.application.resume_processing import resume_processing
from feedback.domain.refusals import VideoNotFound
from projects.contracts import Capability


@dataclass(frozen=True, kw_only=True)
class RestoreVersion:
    actor: Actor
    project_id: UUID
    video_id: UUID
    version_id: UUID


def restore_version(
    command: RestoreVersion,
    *,
    unit_of_work: UnitOfWork,
    access: ProjectAccess,
    videos: Videos,
    items: FeedbackItems,
    jobs: VideoJobs,
    clock: Clock,
) -> SeenVideo:
    """Open items go on with it where it is the newest ready one, else its own with that one. Repeating it is no change.

    VideoNotFound, VersionNotFound, NotYourVideo.
    """
    with unit_of_work(by=command.actor):
        grant = access.require(command.actor, command.project_id, Capability.UPDATE_OWN)
        video, now = videos.get(grant.project_id, command.video_id), clock()
        if video is None:
            raise VideoNotFound
        if not any(each.id == command.version_id for each in video.living):
            demand_own(grant, [video.trashed(command.version_id)], Capability.DELETE)
            version = video.restore_version(command.version_id, now)
            back = returned(video, [version.id], items, now)
            resume_processing([version], jobs)
            videos.save(video)
            items.save_all(back)
    return seen(video, video.version(command.version_id))
