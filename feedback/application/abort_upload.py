"""Giving an upload up: nothing of it stays in the store."""

from dataclasses import dataclass
from uuid import UUID

from core.application.ports import UnitOfWork
from core.domain.actor import Actor
from core.domain.clock import Clock
from feedback.application.own_upload import allowed
from feedback.application.ports import ProjectAccess
from feedback.application.upload_ports import UploadParts, Uploads
from projects.contracts import Capability


@dataclass(frozen=True, kw_only=True)
class AbortUpload:
    actor: Actor
    upload_id: UUID


def abort_upload(
    command: AbortUpload,
    *,
    unit_of_work: UnitOfWork,
    access: ProjectAccess,
    uploads: Uploads,
    parts: UploadParts,
    clock: Clock,
) -> None:
    """Idempotent. UploadNotFound, NotYourUpload, UploadComplete; StorageUnavailable: the sweep removes what is left.

    Who may not create any more may still give up what they began.
    """
    with unit_of_work(by=command.actor):
        found = uploads.get(command.upload_id)
        upload = allowed(found, command.actor, access, Capability.READ, others=Capability.DELETE)
        upload.abort(clock())
        uploads.save(upload)
    parts.drop(upload)
