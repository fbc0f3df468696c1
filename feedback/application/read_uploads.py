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
from feedback.contracts import UploadState
from feedback.domain.upload import Part, Upload
from projects.contracts import Capability


@dataclass(frozen=True)
class SeenUpload:
    """An upload, and how much of it has come; None where the store was not asked.

    `failure_code` is why nothing has come of it: its own, or of its version, whose file nobody could read to its end.
    """

    upload: Upload
    received_bytes: int | None
    received_parts: int | None
    failure_code: str | None = None


def read_upload(actor: Actor, upload_id: UUID, **ports: Any) -> SeenUpload:
    """UploadNotFound, NotYourUpload, StorageUnavailable."""
    upload, received = _looked_at(actor, upload_id, **ports)
    return _seen(upload, received, _failures(ports["uploads"], upload))


def list_parts(actor: Actor, upload_id: UUID, **ports: Any) -> list[Part]:
    """UploadNotFound, NotYourUpload, UploadComplete, Gone, StorageUnavailable."""
    upload, parts = _looked_at(actor, upload_id, **ports)
    upload.demand_open()
    return parts


def list_uploads(
    actor: Actor, project_id: UUID, question: UploadQuestion, *, access: ProjectAccess, uploads: Uploads
) -> Page[SeenUpload]:
    """One's own; of everybody for those who may delete what others made. The store is not asked, however many."""
    grant = access.require(actor, project_id, Capability.READ)
    creator_id = None if grant.allows(Capability.DELETE) else grant.user_id
    page = uploads.page(grant, replace(question, creator_id=creator_id))
    failures = _failures(uploads, *page.rows)
    return Page(tuple(_seen(upload, None if upload.is_open else (), failures) for upload in page.rows), page.total)


def _failures(uploads: Uploads, *seen: Upload) -> dict[UUID, str]:
    checking = {upload.version_id for upload in seen if upload.state is UploadState.CHECKING}
    return uploads.failures(checking) if checking else {}


def _seen(upload: Upload, received: Sequence[Part] | None, failures: dict[UUID, str]) -> SeenUpload:
    """`received` None: nobody has looked."""
    code = upload.failure_code or failures.get(upload.version_id)
    if upload.is_complete:
        return SeenUpload(upload, upload.size, upload.part_count, code)
    if received is None:
        return SeenUpload(upload, None, None, code)
    return SeenUpload(upload, sum(part.size for part in received), len(received), code)


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
