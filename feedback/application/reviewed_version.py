"""The version that a round is about: its row is held before those of its rounds."""

from uuid import UUID

from feedback.application.ports import Videos, VideoVersions
from feedback.application.round_ports import Rounds
from feedback.contracts import VideoStatus
from feedback.domain.refusals import VersionNotFound, VideoNotFound
from feedback.domain.review_round import ReviewRound, RoundPlace
from feedback.domain.round_refusals import NewerVersionStands, NothingToWatch, RoundNotFound
from feedback.domain.video import Video
from feedback.domain.video_version import VideoVersion
from projects.contracts import ProjectGrant


def held_version(grant: ProjectGrant, video_id: UUID, version_id: UUID, versions: VideoVersions) -> VideoVersion:
    """A living one, locked; VersionNotFound."""
    version = versions.get(version_id) if grant.covers(video_id, version_id) else None
    if version is None or (version.project_id, version.video_id) != (grant.project_id, video_id):
        raise VersionNotFound
    return version


def version_with_video(
    grant: ProjectGrant, video_id: UUID, version_id: UUID, videos: Videos
) -> tuple[Video, VideoVersion]:
    """Both locked, as it takes to open a round; VideoNotFound, VersionNotFound."""
    video = videos.get(grant.project_id, video_id)
    if video is None:
        raise VideoNotFound
    if not grant.covers(video_id, version_id):
        raise VersionNotFound
    return video, video.version(version_id)


def demand_reviewable(video: Video, version: VideoVersion) -> None:
    """NothingToWatch, NewerVersionStands."""
    if version.status is VideoStatus.FAILED:
        raise NothingToWatch
    if video.newest_ready is not None and video.newest_ready.number > version.number:
        raise NewerVersionStands


def held_round(version: VideoVersion, round_id: UUID, rounds: Rounds) -> ReviewRound:
    """RoundNotFound."""
    found = rounds.get(version.project_id, version.id, round_id)
    if found is None:
        raise RoundNotFound
    return found


def place_of(version: VideoVersion) -> RoundPlace:
    return RoundPlace(
        project_id=version.project_id,
        video_id=version.video_id,
        version_id=version.id,
        version_number=version.number,
    )


def keep_round(review: ReviewRound, version: VideoVersion, rounds: Rounds, versions: VideoVersions) -> None:
    """With what the version tells of it."""
    rounds.save(review)
    stand(version, review, versions)


def stand(version: VideoVersion, review: ReviewRound, versions: VideoVersions) -> None:
    """The version says what the round comes to."""
    if version.stand_in_review(review.shown):
        versions.save(version)
