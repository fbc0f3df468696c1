"""Looking at uploads: what has come of one is asked of the store."""

from dataclasses import dataclass, replace
from uuid import UUID

from core.application.refusals import ObjectMissing
from core.domain.actor import Actor
from core.domain.pages import Page
from feedback.application.own_upload import allowed
from feedback.application.ports import ProjectAccess
from feedback.application.upload_ports import UploadParts, UploadQuestion, Uploads
from feedback.domain.upload import Part, Upload
from projects.contracts import Capability


@dataclass(frozen=True)
class SeenUpload:
    """An upload, and how much of it has come."""

    upload: Upload
    received_bytes: int
    received_parts: int


def read_upload(
    actor: Actor, upload_id: UUID, *, access: ProjectAccess, uploads: Uploads, parts: UploadParts
) -> SeenUpload:
    """UploadNotFound, NotYourUpload, StorageUnavailable."""
    upload = allowed(uploads.find(upload_id), actor, access, Capability.READ, others=Capability.DELETE)
    return seen(upload, parts)


def list_parts(
    actor: Actor, upload_id: UUID, *, access: ProjectAccess, uploads: Uploads, parts: UploadParts
) -> list[Part]:
    """UploadNotFound, NotYourUpload, StorageUnavailable; none of an upload that has ended."""
    upload = allowed(uploads.find(upload_id), actor, access, Capability.READ, others=Capability.DELETE)
    return received_of(upload, parts)


def list_uploads(
    actor: Actor,
    project_id: UUID,
    question: UploadQuestion,
    *,
    access: ProjectAccess,
    uploads: Uploads,
    parts: UploadParts,
) -> Page[SeenUpload]:
    """One's own; of everybody for those who may delete what others made."""
    grant = access.require(actor, project_id, Capability.READ)
    creator_id = None if grant.allows(Capability.DELETE) else grant.user_id
    page = uploads.page(grant, replace(question, creator_id=creator_id))
    return Page(tuple(seen(upload, parts) for upload in page.rows), page.total)


def seen(upload: Upload, parts: UploadParts) -> SeenUpload:
    if upload.is_complete:
        return SeenUpload(upload, upload.size, upload.part_count)
    received = received_of(upload, parts)
    return SeenUpload(upload, sum(part.size for part in received), len(received))


def received_of(upload: Upload, parts: UploadParts) -> list[Part]:
    """What an open one has; of one that has ended nothing is left."""
    if not upload.is_open:
        return []
    try:
        return parts.received(upload)
    except ObjectMissing:
        # It was given up in this moment.
        return []
