"""WebhookQueries over the tables: one statement each, a page two. No secret is read."""

from datetime import datetime
from typing import Any
from uuid import UUID

from django.db.models import Q

from core.domain.pages import CursorPage, CursorRequest, Page, PageRequest
from webhooks.application.read_models import DeliveryRow, WebhookRow
from webhooks.contracts import DeliveryStatus, PauseReason, WebhookStatus
from webhooks.domain.refusals import DeliveryNotFound, WebhookNotFound
from webhooks.domain.terms import Keeper
from webhooks.infrastructure.deliveries import attempts_of
from webhooks.infrastructure.models import MessageRecord, WebhookRecord

_PLAIN = (
    "id", "project_id", "url", "description", "paused_at", "seq", "given_up", "failing_since", "last_delivered_at",
    "secret_changed_at", "old_secret_until", "created_at", "updated_at", "version",
)  # fmt: skip
_DELIVERY = ("id", "type", "seq", "tries", "excerpt", "created_at", "ended_at")


class DjangoWebhookQueries:
    def page(self, project_id: UUID, wanted: PageRequest) -> Page[WebhookRow]:
        rows = WebhookRecord.objects.filter(project_id=project_id).order_by("-id")
        window = _shown(rows)[wanted.offset : wanted.offset + wanted.size]
        return Page(rows=tuple(_row(each) for each in window), total=rows.count())

    def row(self, project_id: UUID, webhook_id: UUID) -> WebhookRow:
        found = _shown(WebhookRecord.objects.filter(project_id=project_id, id=webhook_id)).first()
        if found is None:
            raise WebhookNotFound
        return _row(found)

    def deliveries(
        self, webhook_id: UUID, wanted: CursorRequest, status: DeliveryStatus | None
    ) -> CursorPage[DeliveryRow]:
        rows = MessageRecord.objects.filter(webhook_id=webhook_id)
        if status is not None:
            rows = rows.filter(status=status.value)
        if wanted.after is not None:
            at, row_id = datetime.fromisoformat(wanted.after[0]), UUID(wanted.after[1])
            rows = rows.filter(Q(created_at__lt=at) | Q(created_at=at, id__lt=row_id))
        found = list(_told(rows.order_by("-created_at", "-id"))[: wanted.size + 1])
        kept = tuple(_delivery(each) for each in found[: wanted.size])
        following = (kept[-1].created_at.isoformat(), str(kept[-1].id)) if len(found) > wanted.size else None
        return CursorPage(kept, following)

    def delivery(self, webhook_id: UUID, delivery_id: UUID) -> DeliveryRow:
        found = _told(MessageRecord.objects.filter(webhook_id=webhook_id, id=delivery_id)).first()
        if found is None:
            raise DeliveryNotFound
        return _delivery(found)


def _shown(rows: Any) -> Any:
    return rows.values(*_PLAIN, "event_types", "status", "pause_reason", "keeper_id", "keeper_name")


def _row(found: dict[str, Any]) -> WebhookRow:
    return WebhookRow(
        event_types=tuple(found["event_types"]),
        status=WebhookStatus(found["status"]),
        pause_reason=PauseReason(found["pause_reason"]) if found["pause_reason"] else None,
        keeper=Keeper(found["keeper_id"], found["keeper_name"]),
        **{name: found[name] for name in _PLAIN},
    )


def _told(rows: Any) -> Any:
    return rows.values(*_DELIVERY, "status", "attempts", "due_at")


def _delivery(found: dict[str, Any]) -> DeliveryRow:
    status = DeliveryStatus(found["status"])
    return DeliveryRow(
        status=status,
        attempts=attempts_of(found["attempts"]),
        due_at=found["due_at"] if status is DeliveryStatus.PENDING else None,
        **{name: found[name] for name in _DELIVERY},
    )
