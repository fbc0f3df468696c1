"""Opening an upload: what is to come is said, and judged, before a byte of it is sent."""

from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, replace
from uuid import UUID

from core.application.ports import UnitOfWork
from core.application.refusals import StorageUnavailable
from core.domain.actor import Actor
from core.domain.clock import Clock
from core.domain.errors import InvalidField
from core.domain.ids import new_id
from feedback.application.authorship import author_of
from feedback.application.object_keys import source_key
from feedback.application.ports import ProjectAccess, StorageLedger, Videos
from feedback.application.upload_ports import UploadParts, Uploads
from feedback.domain.refusals import PersonStorageFull, ProjectStorageFull, VideoEmpty, VideoNotFound
from feedback.domain.storage import StorageQuota
from feedback.domain.upload import MOST_OPEN, Upload, UploadPlan
from feedback.domain.upload_refusals import TooManyUploads
from projects.contracts import Capability, ProjectGrant


@dataclass(frozen=True, kw_only=True)
class BeginUpload:
    actor: Actor
    project_id: UUID
    plan: UploadPlan


def begin_upload(
    command: BeginUpload,
    *,
    unit_of_work: UnitOfWork,
    access: ProjectAccess,
    videos: Videos,
    uploads: Uploads,
    parts: UploadParts,
    ledger: StorageLedger,
    quota: StorageQuota,
    clock: Clock,
    limit: int,
) -> Upload:
    """At most `limit` bytes. Where they do not fit beside what others are sending is told now, not when all has come.

    VideoNotFound, VideoEmpty, InvalidField, UnsupportedVideoType, TooManyUploads and whatever the quota refuses.
    """
    plan, grant = command.plan, access.require(command.actor, command.project_id, Capability.CREATE)
    _demand_size(plan, limit)
    whose = grant.project_id, grant.user_id
    made = _made(plan, grant, clock)
    upload = replace(made, storage_id=parts.begin(made))
    with _dropped_when_refused(upload, parts), unit_of_work(by=command.actor):
        if plan.video_id is not None and videos.get(grant.project_id, plan.video_id) is None:
            raise VideoNotFound
        ledger.hold(*whose)
        quota.admit(plan.size, ledger.used(*whose).beside(uploads.promised(*whose)))
        _demand_few(uploads.open_of(grant.user_id))
        uploads.add(upload)
    return upload


@contextmanager
def _dropped_when_refused(upload: Upload, parts: UploadParts) -> Iterator[None]:
    """What the store keeps for now, the sweep finds."""
    try:
        yield
    except (VideoNotFound, ProjectStorageFull, PersonStorageFull, TooManyUploads):
        with suppress(StorageUnavailable):
            parts.drop(upload)
        raise


def _demand_few(count: int) -> None:
    if count >= MOST_OPEN:
        raise TooManyUploads(most=MOST_OPEN)


def _demand_size(plan: UploadPlan, limit: int) -> None:
    if plan.size == 0:
        raise VideoEmpty
    if plan.size < 0:
        raise InvalidField("/size", "number.too_small", shortest=1)
    if plan.size > limit:
        raise InvalidField("/size", "number.too_large", longest=limit)


def _made(plan: UploadPlan, grant: ProjectGrant, clock: Clock) -> Upload:
    version_id = new_id()
    return Upload.begun(
        plan,
        id=new_id(),
        project_id=grant.project_id,
        version_id=version_id,
        object_key=source_key(grant.project_id, version_id),
        by=author_of(grant),
        now=clock(),
    )
