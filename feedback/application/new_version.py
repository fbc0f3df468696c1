"""A film that has come whole becomes a version, however it came; inside the caller's unit of work."""

from datetime import datetime
from uuid import UUID

from core.application.ports import JobQueue
from core.domain.ids import new_id
from feedback.application.ports import StorageLedger, Videos, VideoVersions
from feedback.application.processing_ports import PROCESS_VIDEO
from feedback.domain.refusals import VideoNotFound
from feedback.domain.storage import StorageQuota
from feedback.domain.video import NewVersion
from feedback.domain.video_version import VideoVersion


def add_version(
    new: NewVersion,
    *,
    videos: Videos,
    versions: VideoVersions,
    ledger: StorageLedger,
    quota: StorageQuota,
    now: datetime,
) -> VideoVersion:
    """Stored and told of, still to be processed; VideoNotFound, InvalidField, ProjectStorageFull, PersonStorageFull.

    Of two at once each waits for the video's row, so that both get a number of their own.
    """
    if new.video_id is None:
        version = first_version(new, now)
        take_room(version, ledger=ledger, quota=quota)
        versions.add(version)
        return version
    video = videos.get(new.project_id, new.video_id)
    if video is None:
        raise VideoNotFound
    version = video.receive(new, now)
    take_room(version, ledger=ledger, quota=quota)
    videos.save(video)
    return version


def first_version(new: NewVersion, now: datetime) -> VideoVersion:
    """Of a video that is new with it; InvalidField."""
    return VideoVersion.uploaded(
        id=new.id,
        project_id=new.project_id,
        video_id=new_id(),
        title=new.title,
        label=new.label,
        notes=new.notes,
        source=new.source,
        by=new.by,
        now=now,
    )


def take_room(version: VideoVersion, *, ledger: StorageLedger, quota: StorageQuota) -> None:
    """Its bytes count from now on; ProjectStorageFull, PersonStorageFull."""
    project_id, user_id = version.project_id, version.uploaded_by.id
    ledger.hold(project_id, user_id)
    quota.admit(version.source.size, ledger.used(project_id, user_id))
    ledger.add(project_id, user_id, version.source.size)


def have_processed(version_id: UUID, jobs: JobQueue) -> None:
    """The first time; who wants it anew orders it (`VideoJobs`)."""
    jobs.enqueue(PROCESS_VIDEO, {"version_id": str(version_id)}, key=f"{PROCESS_VIDEO}:{version_id}")
