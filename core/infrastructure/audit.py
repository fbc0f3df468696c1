"""The audit trail: who did what that bears on security, when, from where, allowed or denied."""

import logging
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db import DatabaseError, transaction
from django.db.models import Q

from core.domain.audit import AuditRow, Outcome
from core.domain.events import Event
from core.domain.pages import CursorPage, CursorRequest
from core.infrastructure.models import AuditRecord
from core.infrastructure.origin import current_origin
from core.infrastructure.unit_of_work import current_work

logger = logging.getLogger("videoplanet.audit")

RETENTION_DAYS = 365
_COLUMNS = ("id", "at", "action", "outcome", "actor_id", "account_id", "project_id", "address", "device", "detail")


def note_allowed(event: Event) -> None:
    """Beside the change itself: both are kept, or neither."""
    detail = event.payload()
    _write(
        action=event.name,
        outcome=Outcome.ALLOWED,
        actor_id=current_work().by.user_id,
        account_id=detail.pop("user_id", None),
        project_id=detail.pop("project_id", None),
        detail=detail,
    )


def note_denied(action: str, actor_id: UUID | None, account_id: UUID | None, project_id: UUID | None) -> None:
    """In a transaction of its own, because what was refused is undone; a broken trail refuses nobody."""
    parts: dict[str, Any] = {"actor_id": actor_id, "account_id": account_id or actor_id, "project_id": project_id}
    try:
        with transaction.atomic():
            _write(action=action, outcome=Outcome.DENIED, detail={}, **parts)
    except DatabaseError:
        logger.warning("denial not noted", extra={"action": action}, exc_info=True)


def trail_of_account(account_id: UUID, wanted: CursorRequest) -> CursorPage[AuditRow]:
    """What the person did and what concerned them, newest first; one statement."""
    return _page(Q(account_id=account_id) | Q(actor_id=account_id), wanted)


def trail_of_project(project_id: UUID, wanted: CursorRequest) -> CursorPage[AuditRow]:
    """What happened in the project, newest first; one statement."""
    return _page(Q(project_id=project_id), wanted)


def forget_older(than: datetime) -> None:
    AuditRecord.objects.filter(at__lt=than).delete()


def forget_origins(account_id: UUID) -> None:
    """What happened stays; from where and with which device a person did it goes."""
    AuditRecord.objects.filter(actor_id=account_id).update(address=None, device="")
    AuditRecord.objects.filter(account_id=account_id).update(address=None, device="")


def _page(which: Q, wanted: CursorRequest) -> CursorPage[AuditRow]:
    older = which if wanted.after is None else which & Q(id__lt=UUID(wanted.after[0]))
    found = AuditRecord.objects.filter(older).order_by("-id").values_list(*_COLUMNS)[: wanted.size + 1]
    rows = [AuditRow(*row) for row in found]
    kept = tuple(rows[: wanted.size])
    return CursorPage(kept, (str(kept[-1].id),) if len(rows) > wanted.size else None)


def _write(**parts: Any) -> None:
    origin = current_origin()
    AuditRecord.objects.create(address=origin.address or None, device=origin.device, **parts)
