"""Finding a video or a version that the caller may change: one's own, or anybody's with a further right."""

from dataclasses import dataclass
from uuid import UUID

from core.domain.errors import Stale
from feedback.application.ports import Videos
from feedback.application.read_models import SeenVideo, VideoObjects
from feedback.domain.refusals import NotYourVideo, VideoNotFound
from feedback.domain.video import Video
from feedback.domain.video_version import VideoVersion
from projects.contracts import Capability, ProjectGrant


@dataclass(frozen=True)
class VideoTarget:
    """Which video, at which revision (None: any)."""

    video_id: UUID
    expected_revision: int | None = None


def video_for(grant: ProjectGrant, target: VideoTarget, videos: Videos, *, others: Capability) -> Video:
    """The video, locked; VideoNotFound, NotYourVideo without the right `others` where others took part, Stale."""
    video = _found(videos.get(grant.project_id, target.video_id))
    demand_own(grant, video.versions, others)
    _demand_fresh(video, target, video.shown)
    return video


def version_for(
    grant: ProjectGrant, target: VideoTarget, version_id: UUID, videos: Videos, *, others: Capability
) -> Video:
    """The video of a living version; also VersionNotFound, NotYourVideo where somebody else uploaded that version."""
    video = _found(videos.get(grant.project_id, target.video_id))
    version = video.version(version_id)
    demand_own(grant, [version], others)
    _demand_fresh(video, target, version)
    return video


def demand_own(grant: ProjectGrant, versions: list[VideoVersion], others: Capability) -> None:
    """NotYourVideo."""
    if not grant.allows(others) and any(each.uploaded_by.id != grant.user_id for each in versions):
        raise NotYourVideo


def seen(video: Video, version: VideoVersion) -> SeenVideo:
    """The video as of that version, as people are shown it."""
    thumbnails = tuple((each.time, each.key) for each in version.thumbnails)
    objects = VideoObjects(source=version.source.stored_key, poster=version.poster_key, thumbnails=thumbnails)
    return video.row_of(version.id), objects


def _found(video: Video | None) -> Video:
    if video is None:
        raise VideoNotFound
    return video


def _demand_fresh(video: Video, target: VideoTarget, version: VideoVersion) -> None:
    if target.expected_revision not in (None, video.revision):
        raise Stale(video.row_of(version.id).wire())
