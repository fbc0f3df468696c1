"""Ending uploads that nobody goes on with. Safe to run twice, and beside whoever completes or gives up."""

from contextlib import suppress

from core.application.ports import UnitOfWork
from core.application.refusals import StorageUnavailable
from core.domain.actor import SYSTEM
from core.domain.clock import Clock
from feedback.application.ports import VideoVersions
from feedback.application.upload_ports import UploadParts, Uploads
from feedback.contracts import UploadState
from feedback.domain.upload import OPEN_FOR, Upload
from feedback.domain.upload_refusals import VideoInTrash

CHUNK = 100


def expire_uploads(
    *, unit_of_work: UnitOfWork, uploads: Uploads, parts: UploadParts, versions: VideoVersions, clock: Clock
) -> int:
    """How many have ended: open ones past their time, and those of which the version has gone."""
    ended = 0
    while overdue := uploads.overdue(clock(), CHUNK):
        for upload_id in overdue:
            with unit_of_work(by=SYSTEM):
                upload = uploads.get(upload_id)
                if upload is not None:
                    upload.expire(clock())
                    uploads.save(upload)
            if upload is not None and upload.state is UploadState.EXPIRED:
                _drop(upload, parts)
                ended += 1
    return ended + _fail_orphans(unit_of_work, uploads, parts, versions, clock)


def _fail_orphans(
    unit_of_work: UnitOfWork, uploads: Uploads, parts: UploadParts, versions: VideoVersions, clock: Clock
) -> int:
    """Their versions were purged before a worker had read the file."""
    unread = uploads.unread(clock() - OPEN_FOR)
    known = versions.known({upload.version_id for upload in unread})
    orphans = [upload for upload in unread if upload.version_id not in known]
    for upload in orphans:
        with unit_of_work(by=SYSTEM):
            uploads.conclude(upload.version_id, VideoInTrash.code, clock())
        _drop(upload, parts)
    return len(orphans)


def _drop(upload: Upload, parts: UploadParts) -> None:
    """What the store keeps for now, the sweep finds."""
    with suppress(StorageUnavailable):
        parts.drop(upload)
