"""Files of items in the object store: what is deleted there once an item no longer names it, and their addresses."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from uuid import UUID

from core.application.ports import AddressSigner, JobQueue
from core.domain.ids import new_id
from feedback.application.object_keys import attachment_key
from feedback.application.ports import StorageLedger
from feedback.contracts import AttachmentRow
from feedback.domain.attachment import Attachment, is_shown
from feedback.domain.viewing import Term

DELETE_JOB = "feedback.delete_attachments"
_TEXT, _UNKNOWN = "text/plain", "application/octet-stream"


@dataclass(frozen=True, slots=True, kw_only=True)
class SeenAttachment:
    """`url` opens it where a browser may show it and is a download otherwise; both end at `expires_at`."""

    row: AttachmentRow
    url: str
    download_url: str
    expires_at: datetime


def let_go(
    project_id: UUID,
    feedback_id: UUID,
    attachments: Iterable[Attachment],
    *,
    ledger: StorageLedger,
    jobs: JobQueue,
) -> None:
    """Their bytes count no longer, and a job deletes the objects; before anything is published."""
    gone = sorted(attachments, key=lambda each: each.sent_by)
    for each in gone:
        ledger.add(project_id, each.sent_by, -each.size)
    if gone:
        keys = [attachment_key(project_id, feedback_id, each.id) for each in gone]
        jobs.enqueue(DELETE_JOB, {"keys": keys}, key=f"{DELETE_JOB}:{new_id()}")


def seen(
    project_id: UUID, feedback_id: UUID, row: AttachmentRow, *, signer: AddressSigner, now: datetime
) -> SeenAttachment:
    key, term = attachment_key(project_id, feedback_id, row.id), Term.covering(None, now)
    sign = partial(signer.sign, [key], since=term.since, until=term.until)
    download = sign(file_name=row.file_name, media_type=_UNKNOWN)[key]
    shown = download
    if is_shown(row.media_type):
        told = f"{_TEXT}; charset=utf-8" if row.media_type == _TEXT else row.media_type
        shown = sign(media_type=told)[key]
    return SeenAttachment(row=row, url=shown, download_url=download, expires_at=term.until)
