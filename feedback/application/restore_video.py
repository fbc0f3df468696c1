"""Taking a video out of the trash, as it was."""

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
from feedback.domain.video import Video
from projects.contracts import Capability


@dataclass(frozen=True, kw_only=True)
class RestoreVideo:
    actor: Actor
    project_id: UUID
    video_id: UUID


def restore_video(
    command: RestoreVideo,
    *,
    unit_of_work: UnitOfWork,
    access: ProjectAccess,
    videos: Videos,
    items: FeedbackItems,
    jobs: VideoJobs,
    clock: Clock,
) -> SeenVideo:
    """Repeating it is no change; VideoNotFound, NotYourVideo. Work that had stopped goes on."""
    with unit_of_work(by=command.actor):
        grant = access.require(command.actor, command.project_id, Capability.UPDATE_OWN)
        video = videos.get_trashed(grant.project_id, command.video_id)
        if video is None:
            return _there_already(videos.get(grant.project_id, command.video_id))
        demand_own(grant, video.versions, Capability.DELETE)
        now = clock()
        video.restore(now)
        back = returned(video, [each.id for each in video.living], items, now)
        resume_processing(video.living, jobs)
        videos.save(video)
        items.save_all(back)
    return seen(video, video.shown)


def _there_already(video: Video | None) -> SeenVideo:
    if video is None:
        raise VideoNotFound
    return seen(video, video.shown)
