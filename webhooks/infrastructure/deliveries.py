"""Deliveries over their table."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any
from uuid import UUID

from core.domain.clock import rfc3339
from webhooks.contracts import DeliveryStatus, Failure
from webhooks.domain.delivery import Attempt, Delivery
from webhooks.domain.refusals import DeliveryNotFound
from webhooks.infrastructure.models import MessageRecord

DROPPED_AT_ONCE = 5000
_PLAIN = ("id", "webhook_id", "type", "seq", "created_at", "due_at", "tries", "excerpt", "ended_at")


class DjangoDeliveries:
    def add(self, delivery: Delivery) -> None:
        _record(delivery).save(force_insert=True)

    def queue(self, deliveries: Sequence[Delivery]) -> None:
        """What was sent before is pending again, with all that is known of it."""
        MessageRecord.objects.bulk_create(
            map(_record, deliveries),
            update_conflicts=True,
            unique_fields=["id"],
            update_fields=["status", "tries", "due_at", "ended_at"],
        )

    def get(self, webhook_id: UUID, delivery_id: UUID) -> Delivery:
        record = MessageRecord.objects.select_for_update().filter(webhook_id=webhook_id, id=delivery_id).first()
        if record is None:
            raise DeliveryNotFound
        return _delivery(record)

    def first_pending(self, webhook_id: UUID, up_to: int) -> Delivery | None:
        pending = MessageRecord.objects.filter(webhook_id=webhook_id, status=DeliveryStatus.PENDING.value)
        # A resync stands where the last event that was dropped has been: behind it, and before what follows.
        record = pending.filter(seq__lte=up_to).order_by("seq", "created_at").first()
        return _delivery(record) if record else None

    def save(self, delivery: Delivery) -> None:
        columns = _columns(delivery)
        MessageRecord.objects.filter(id=columns.pop("id")).update(**columns)

    def drop_some(self, webhook_id: UUID) -> bool:
        return _drop(MessageRecord.objects.filter(webhook_id=webhook_id))

    def drop_older(self, than: datetime) -> bool:
        return _drop(MessageRecord.objects.filter(ended_at__lt=than))


def attempts_of(kept: list[dict[str, Any]]) -> tuple[Attempt, ...]:
    return tuple(_attempt(each) for each in kept)


def _drop(rows: Any) -> bool:
    """Some of them; whether there may be more."""
    ids = list(rows.values_list("id", flat=True)[:DROPPED_AT_ONCE])
    MessageRecord.objects.filter(id__in=ids).delete()
    return len(ids) == DROPPED_AT_ONCE


def _record(delivery: Delivery) -> MessageRecord:
    return MessageRecord(**_columns(delivery))


def _columns(delivery: Delivery) -> dict[str, Any]:
    attempts = [_kept(attempt) for attempt in delivery.attempts]
    plain = {name: getattr(delivery, name) for name in _PLAIN}
    return plain | {"status": delivery.status.value, "attempts": attempts}


def _delivery(record: MessageRecord) -> Delivery:
    plain = {name: getattr(record, name) for name in _PLAIN}
    return Delivery(status=DeliveryStatus(record.status), attempts=attempts_of(record.attempts), **plain)


def _kept(attempt: Attempt) -> dict[str, Any]:
    return {
        "at": rfc3339(attempt.at),
        "milliseconds": attempt.milliseconds,
        "status_code": attempt.status_code,
        "failure": attempt.failure.value if attempt.failure else None,
    }


def _attempt(kept: dict[str, Any]) -> Attempt:
    failure = Failure(kept["failure"]) if kept["failure"] else None
    return Attempt(datetime.fromisoformat(kept["at"]), kept["milliseconds"], kept["status_code"], failure)
