"""Looking at uploads: what has come of one is asked of the store, of many it is not."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any
from uuid import UUID

from core.application.ports import UnitOfWork
from core.domain.actor import Actor
from core.domain.clock import Clock
from core.domain.pages import Page
from feedback.application.end_forgotten import end_forgotten
from feedback.application.own_upload import allowed
from feedback.application.ports import ProjectAccess
from feedback.application.upload_ports import PartsForgotten, UploadParts, UploadQuestion, Uploads
from feedback.domain.upload import Part, Upload
from projects.contracts import Capability


@dataclass(frozen=True)
class SeenUpload:
    """An upload, and how much of it has come; None where the store was not asked."""

    upload: Upload
    received_bytes: int | None
    received_parts: int | None


def read_upload(actor: Actor, upload_id: UUID, **ports: Any) -> SeenUpload:
    """UploadNotFound, NotYourUpload, StorageUnavailable."""
    upload, received = _looked_at(actor, upload_id, **ports)
    return seen(upload, received)


def list_parts(actor: Actor, upload_id: UUID, **ports: Any) -> list[Part]:
    """UploadNotFound, NotYourUpload, StorageUnavailable; none of an upload that has ended."""
    return _looked_at(actor, upload_id, **ports)[1]


def list_uploads(
    actor: Actor, project_id: UUID, question: UploadQuestion, *, access: ProjectAccess, uploads: Uploads
) -> Page[SeenUpload]:
    """One's own; of everybody for those who may delete what others made. The store is not asked, however many."""
    grant = access.require(actor, project_id, Capability.READ)
    creator_id = None if grant.allows(Capability.DELETE) else grant.user_id
    page = uploads.page(grant, replace(question, creator_id=creator_id))
    return Page(tuple(seen(upload, None if upload.is_open else ()) for upload in page.rows), page.total)


def seen(upload: Upload, received: Sequence[Part] | None) -> SeenUpload:
    """`received` None: nobody has looked."""
    if upload.is_complete:
        return SeenUpload(upload, upload.size, upload.part_count)
    if received is None:
        return SeenUpload(upload, None, None)
    return SeenUpload(upload, sum(part.size for part in received), len(received))


def _looked_at(
    actor: Actor,
    upload_id: UUID,
    *,
    access: ProjectAccess,
    uploads: Uploads,
    parts: UploadParts,
    unit_of_work: UnitOfWork,
    clock: Clock,
) -> tuple[Upload, list[Part]]:
    """With what has come of an open one; of one that has ended nothing is left."""
    upload = allowed(uploads.find(upload_id), actor, access, Capability.READ, others=Capability.DELETE)
    if not upload.is_open:
        return upload, []
    try:
        return upload, parts.received(upload)
    except PartsForgotten:
        return end_forgotten(upload, unit_of_work=unit_of_work, uploads=uploads, clock=clock), []
