"""Façade: what is done to items beside writing them, their history and their files."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import cache, partial
from typing import Any

from django.conf import settings

from core.domain.clock import utc_now
from core.domain.pages import CursorPage
from core.infrastructure.jobs import DatabaseJobQueue
from core.infrastructure.object_store import object_store
from core.infrastructure.outbox import publish
from core.infrastructure.presigning import address_signer
from core.infrastructure.s3 import s3_client
from core.infrastructure.unit_of_work import unit_of_work
from feedback.application import read_feedback as reading
from feedback.application.add_attachment import add_attachment
from feedback.application.delete_attachment import delete_attachment, delete_objects
from feedback.application.list_attachments import SeenAttachment, list_attachments
from feedback.application.move_several import Outcome, move_several
from feedback.application.read_models import HistoryRow
from feedback.application.sweep_attachments import sweep_attachments as _sweep_attachments
from feedback.bootstrap.films import storage_quota
from feedback.infrastructure.feedback_items import PostgresFeedbackItems
from feedback.infrastructure.feedback_reads import PostgresFeedbackReads
from feedback.infrastructure.named_attachments import PostgresNamedAttachments
from feedback.infrastructure.storage_ledger import PostgresStorageLedger
from feedback.infrastructure.stray_attachments import S3StrayAttachments
from projects import api as projects


@dataclass(frozen=True)
class Notes:
    """Use cases with their ports bound; each says what it takes, gives and refuses."""

    require: Callable[..., Any]
    move_several: Callable[..., list[Outcome]]
    list_history: Callable[..., CursorPage[HistoryRow]]
    add_attachment: Callable[..., SeenAttachment]
    list_attachments: Callable[..., list[SeenAttachment]]
    delete_attachment: Callable[..., None]


@cache
def notes() -> Notes:
    reading_with: dict[str, Any] = {"access": projects, "reads": PostgresFeedbackReads()}
    writing: dict[str, Any] = {
        "unit_of_work": unit_of_work,
        "access": projects,
        "items": PostgresFeedbackItems(publish),
        "clock": utc_now,
    }
    keeping = writing | {"ledger": PostgresStorageLedger()}
    signing: dict[str, Any] = {"signer": address_signer(), "clock": utc_now}
    return Notes(
        require=projects.require,
        move_several=partial(move_several, **writing),
        list_history=partial(reading.list_history, **reading_with),
        add_attachment=partial(
            add_attachment, store=object_store(), quota=storage_quota(), signer=address_signer(), **keeping
        ),
        list_attachments=partial(list_attachments, **reading_with, **signing),
        delete_attachment=partial(delete_attachment, jobs=DatabaseJobQueue(), **keeping),
    )


def delete_attachments(payload: dict[str, Any]) -> None:
    """Job `feedback.delete_attachments` {keys}."""
    delete_objects(payload["keys"], store=object_store())


def sweep_attachments() -> int:
    """Deletes files that no item names; how many."""
    strays = S3StrayAttachments(s3_client(), settings.S3_BUCKET, utc_now)
    return _sweep_attachments(strays=strays, attachments=PostgresNamedAttachments())
