"""A further version of a video that is there, by the form."""

from dataclasses import dataclass
from uuid import UUID

from core.application.ports import JobQueue, UnitOfWork
from core.domain.actor import Actor
from core.domain.clock import Clock
from feedback.application.authorship import author_of
from feedback.application.new_version import add_version, have_processed
from feedback.application.ports import ProjectAccess, StorageLedger, Videos, VideoVersions
from feedback.application.read_models import SeenVideo, VideoObjects
from feedback.application.submit_video import kept_only_if_stored
from feedback.application.video_intake import VideoIntake
from feedback.domain.storage import StorageQuota
from feedback.domain.video import NewVersion
from feedback.domain.video_version import Source
from projects.contracts import Capability


@dataclass(frozen=True, kw_only=True)
class SubmitVersion:
    """`intake` has taken the whole file, which `source` describes; nothing is visible yet."""

    actor: Actor
    video_id: UUID
    intake: VideoIntake
    source: Source
    label: str = ""
    notes: str = ""


def submit_version(
    command: SubmitVersion,
    *,
    unit_of_work: UnitOfWork,
    access: ProjectAccess,
    videos: Videos,
    versions: VideoVersions,
    ledger: StorageLedger,
    quota: StorageQuota,
    jobs: JobQueue,
    clock: Clock,
) -> SeenVideo:
    """The video as of it. Refused, neither row nor object is left.

    InvalidField, NotPermitted, VideoNotFound, ProjectStorageFull, PersonStorageFull, StorageUnavailable.
    """
    new = _new(command)
    command.intake.complete()
    with kept_only_if_stored(command.intake, versions), unit_of_work(by=command.actor):
        access.require(command.actor, new.project_id, Capability.CREATE)
        version = add_version(new, videos=videos, versions=versions, ledger=ledger, quota=quota, now=clock())
        have_processed(version.id, jobs)
    return version.row(), VideoObjects(source=version.source.stored_key)


def _new(command: SubmitVersion) -> NewVersion:
    target = command.intake.target
    return NewVersion(
        id=target.version_id,
        project_id=target.grant.project_id,
        video_id=command.video_id,
        source=command.source,
        by=author_of(target.grant),
        label=command.label,
        notes=command.notes,
    )
