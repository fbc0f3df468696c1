"""Addresses that take the parts of an upload."""

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from core.application.ports import UnitOfWork
from core.domain.actor import Actor
from core.domain.clock import Clock
from feedback.application.end_forgotten import end_forgotten
from feedback.application.own_upload import allowed
from feedback.application.ports import ProjectAccess
from feedback.application.upload_ports import PartAddress, PartsForgotten, UploadParts, Uploads
from projects.contracts import Capability


@dataclass(frozen=True, kw_only=True)
class SignParts:
    actor: Actor
    upload_id: UUID
    numbers: Sequence[int]


def sign_parts(
    command: SignParts,
    *,
    unit_of_work: UnitOfWork,
    access: ProjectAccess,
    uploads: Uploads,
    parts: UploadParts,
    clock: Clock,
) -> list[PartAddress]:
    """It stays open for another day. UploadNotFound, NotYourUpload, InvalidField, UploadComplete, Gone."""
    with unit_of_work(by=command.actor):
        upload = allowed(uploads.get(command.upload_id), command.actor, access, Capability.CREATE)
        upload.stay_open(command.numbers, clock())
        uploads.save(upload)
    try:
        return parts.sign(upload, command.numbers)
    except PartsForgotten:
        end_forgotten(upload, unit_of_work=unit_of_work, uploads=uploads, clock=clock).demand_open()
        raise
