"""The last part has come: the upload is compared with the store and becomes a version, once however often it is told.

What takes long, the whole content and its digest, is looked at by the worker (receive_source.py).
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from core.application.ports import JobQueue, UnitOfWork
from core.application.refusals import ObjectMissing
from core.domain.actor import Actor
from core.domain.clock import Clock
from core.domain.errors import Gone, Unacceptable
from feedback.application.end_forgotten import end_forgotten
from feedback.application.looking import told_by
from feedback.application.new_version import add_version, have_processed
from feedback.application.own_upload import allowed
from feedback.application.ports import ProjectAccess, StorageLedger, Videos, VideoVersions
from feedback.application.upload_ports import PartsForgotten, UploadParts, Uploads
from feedback.domain.container import ContainerFormat
from feedback.domain.refusals import UnsupportedVideoType, VideoDamaged, VideoNotFound
from feedback.domain.storage import StorageQuota
from feedback.domain.upload import Upload
from feedback.domain.upload_refusals import PartsMissing, UploadNotFound, VideoInTrash
from feedback.domain.video import NewVersion
from feedback.domain.video_version import Source, VideoVersion
from projects.contracts import Capability

HEAD_BYTES = 128 * 1024


@dataclass(frozen=True, kw_only=True)
class CompleteUpload:
    """`claimed` are the ETags of the parts that the client says it sent, by number; it may say none."""

    actor: Actor
    upload_id: UUID
    claimed: Mapping[int, str] = field(default_factory=dict)


@dataclass(frozen=True, kw_only=True)
class Completing:
    """The ports that completing takes."""

    unit_of_work: UnitOfWork
    access: ProjectAccess
    uploads: Uploads
    parts: UploadParts
    videos: Videos
    versions: VideoVersions
    ledger: StorageLedger
    quota: StorageQuota
    jobs: JobQueue
    clock: Clock


def complete_upload(command: CompleteUpload, **ports: Any) -> Upload:
    """The upload, whose version is processed now.

    UploadNotFound, NotYourUpload, Gone; InvalidField, PartsMissing, SizeMismatch, PartMismatch: then it stays open;
    UnsupportedVideoType, VideoDamaged: then it has failed; VideoInTrash, ProjectStorageFull, PersonStorageFull,
    StorageUnavailable: then it may be told again.
    """
    by = Completing(**ports)
    upload = allowed(by.uploads.find(command.upload_id), command.actor, by.access, Capability.CREATE)
    if upload.is_complete:
        return upload
    upload.demand_open()
    try:
        container = _judged(upload, command, by)
    except (Unacceptable, ObjectMissing) as refusal:
        return _completed_meanwhile(upload, refusal, by)
    return _made_a_version(upload, container, command, by)


def _judged(upload: Upload, command: CompleteUpload, by: Completing) -> ContainerFormat:
    """The parts are joined when they are all there."""
    received = by.parts.received(upload)
    upload.demand_whole(received, command.claimed)
    by.parts.join(upload, received)
    try:
        return told_by(by.parts.head(upload, HEAD_BYTES))
    except (UnsupportedVideoType, VideoDamaged) as refusal:
        _fail(upload, refusal.code, command, by)
        raise


def _fail(upload: Upload, code: str, command: CompleteUpload, by: Completing) -> None:
    with by.unit_of_work(by=command.actor):
        current = by.uploads.get(upload.id)
        if current is None or not current.is_open:
            return
        current.fail(code, by.clock())
        by.uploads.save(current)
    by.parts.drop(upload)


def _completed_meanwhile(upload: Upload, refusal: Exception, by: Completing) -> Upload:
    """Another request may have completed it, and the worker taken its parts, or it may have been given up, or lost."""
    if isinstance(refusal, PartsForgotten):
        end_forgotten(upload, unit_of_work=by.unit_of_work, uploads=by.uploads, clock=by.clock)
    current = by.uploads.find(upload.id)
    if current is None:
        raise UploadNotFound from refusal
    if current.is_complete:
        return current
    if not current.is_open:
        # What the store joined after it was given up.
        by.parts.drop(upload)
    if not isinstance(refusal, UnsupportedVideoType | VideoDamaged):
        current.demand_open()
    if isinstance(refusal, ObjectMissing):
        raise PartsMissing(range(1, upload.part_count + 1)) from refusal
    raise refusal


def _made_a_version(upload: Upload, container: ContainerFormat, command: CompleteUpload, by: Completing) -> Upload:
    try:
        with by.unit_of_work(by=command.actor):
            if upload.video_id is not None:
                # Locked before the upload, as whoever works on its versions does.
                by.videos.get(upload.project_id, upload.video_id)
            current = allowed(by.uploads.get(upload.id), command.actor, by.access, Capability.CREATE)
            if not current.is_complete:
                current.begin_checking(by.clock())
                current.become(_add(current, container, by).video_id)
                by.uploads.save(current)
    except Gone:
        # What was joined after it was given up.
        by.parts.drop(upload)
        raise
    return current


def _add(upload: Upload, container: ContainerFormat, by: Completing) -> VideoVersion:
    ports: dict[str, Any] = {"videos": by.videos, "versions": by.versions, "ledger": by.ledger, "quota": by.quota}
    try:
        version = add_version(_new_version(upload, container), now=upload.updated_at, **ports)
    except VideoNotFound as error:
        raise VideoInTrash from error
    have_processed(upload.version_id, by.jobs)
    return version


def _new_version(upload: Upload, container: ContainerFormat) -> NewVersion:
    """Its digest is known when a worker has read the file."""
    source = Source(
        file_name=upload.file_name,
        object_key=upload.object_key,
        size=upload.size,
        sha256="",
        container=container.value,
    )
    return NewVersion(
        id=upload.version_id,
        project_id=upload.project_id,
        video_id=upload.video_id,
        source=source,
        by=upload.created_by,
        title=upload.title,
        label=upload.label,
        notes=upload.notes,
    )
