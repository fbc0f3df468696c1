"""The audit trail: who did what that bears on security, when, from where, allowed or denied."""

import logging
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db import DatabaseError, transaction
from django.db.models import Q

from core.domain.actor import SYSTEM
from core.domain.audit import AuditRow, Outcome
from core.domain.events import Event
from core.domain.pages import CursorPage, CursorRequest
from core.infrastructure.models import AuditRecord
from core.infrastructure.origin import current_origin
from core.infrastructure.unit_of_work import current_work

logger = logging.getLogger("videoplanet.audit")

RETENTION_DAYS = 365
_COLUMNS = ("id", "at", "action", "outcome", "actor_id", "account_id", "project_id", "address", "device", "detail")


def note_allowed(*events: Event) -> None:
    """Beside the changes themselves, in one statement: all are kept, or none."""
    AuditRecord.objects.bulk_create(AuditRecord(**_allowed(event), **_origin()) for event in events)


def note_denied(
    action: str, actor_id: UUID | None, account_id: UUID | None, project_id: UUID | None, asked: str = ""
) -> None:
    """In a transaction of its own, because what was refused is undone; a broken trail refuses nobody.

    `asked` is the method and the route of what was refused, without what stood in its place holders.
    """
    parts: dict[str, Any] = {"actor_id": actor_id, "account_id": account_id or actor_id, "project_id": project_id}
    try:
        with transaction.atomic():
            detail = {"asked": asked} if asked else {}
            AuditRecord.objects.create(action=action, outcome=Outcome.DENIED, detail=detail, **parts, **_origin())
    except DatabaseError as error:
        # PostgreSQL repeats the whole row in its message, and with it whose address it was.
        logger.warning("denial not noted", extra={"action": action, "cause": type(error).__name__})


class DatabaseAuditTrail:
    """AuditTrail over the table that the notes go to."""

    def of_account(self, account_id: UUID, wanted: CursorRequest, outcome: Outcome | None) -> CursorPage[AuditRow]:
        return _page(Q(account_id=account_id) | Q(actor_id=account_id), wanted, outcome)

    def of_project(self, project_id: UUID, wanted: CursorRequest, outcome: Outcome | None) -> CursorPage[AuditRow]:
        return _page(Q(project_id=project_id), wanted, outcome)


def forget_older(than: datetime) -> None:
    AuditRecord.objects.filter(at__lt=than).delete()


def forget_origins(account_id: UUID) -> None:
    """What happened stays; from where and with which device the person did it, or somebody unknown tried, goes."""
    AuditRecord.objects.filter(actor_id=account_id).update(address=None, device="")
    by_nobody = Q(actor_id=None) | Q(actor_id=SYSTEM.user_id)
    AuditRecord.objects.filter(by_nobody, account_id=account_id).update(address=None, device="")


def _page(which: Q, wanted: CursorRequest, outcome: Outcome | None) -> CursorPage[AuditRow]:
    if wanted.after is not None:
        which &= Q(id__lt=UUID(wanted.after[0]))
    if outcome is not None:
        which &= Q(outcome=outcome)
    found = AuditRecord.objects.filter(which).order_by("-id").values_list(*_COLUMNS)[: wanted.size + 1]
    rows = [_row(*columns) for columns in found]
    kept = tuple(rows[: wanted.size])
    return CursorPage(kept, (str(kept[-1].id),) if len(rows) > wanted.size else None)


def _row(row_id: UUID, at: datetime, action: str, outcome: str, *others: Any) -> AuditRow:
    return AuditRow(row_id, at, action, Outcome(outcome), *others)


def _allowed(event: Event) -> dict[str, Any]:
    detail = {name: value for name, value in event.payload().items() if name not in event.personal}
    return {
        "action": event.name,
        "outcome": Outcome.ALLOWED,
        "actor_id": current_work().by.user_id,
        "account_id": detail.pop("user_id", None),
        "project_id": detail.pop("project_id", None),
        "detail": detail,
    }


def _origin() -> dict[str, Any]:
    origin = current_origin()
    return {"address": origin.address or None, "device": origin.device}
