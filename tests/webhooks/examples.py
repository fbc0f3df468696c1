"""Webhooks and deliveries with no field at its default."""

from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import UUID

from core.domain.ids import new_id
from core.domain.stream import Head, StreamEvent
from webhooks.contracts import DeliveryStatus, Failure, PauseReason, WebhookStatus
from webhooks.domain.delivery import Attempt, Delivery
from webhooks.domain.signature import secret_of
from webhooks.domain.terms import Keeper, Terms
from webhooks.domain.webhook import Webhook

NOON = datetime(2026, 3, 1, 12, tzinfo=UTC)
MINUTE = timedelta(minutes=1)
HEAD = Head(seq=7, oldest=3, epoch=str(new_id()))
KEEPER = Keeper(new_id(), "박감독")
TERMS = Terms("https://hooks.example.com/?key=geheim", ("comment.added", "status.changed"), "빌드 서버")
KEY, OLD_KEY = b"n" * 32, b"o" * 32


def webhook_of(project_id: UUID | None = None, **changed: Any) -> Webhook:
    ids = (new_id(), project_id or new_id())
    hook = Webhook.create(ids, TERMS, secret_of(KEY), KEEPER, HEAD, NOON)
    hook.facts.clear()
    for name, value in changed.items():
        setattr(hook, name, value)
    return hook


def whole_webhook(project_id: UUID | None = None) -> Webhook:
    return webhook_of(
        project_id,
        old_secret=secret_of(OLD_KEY),
        old_secret_until=NOON + MINUTE,
        status=WebhookStatus.PAUSED,
        pause_reason=PauseReason.FAILING,
        paused_at=NOON + 2 * MINUTE,
        given_up=5,
        failing_since=NOON + 3 * MINUTE,
        last_delivered_at=NOON + 4 * MINUTE,
        is_slow=True,
        due_at=NOON + 5 * MINUTE,
        updated_at=NOON + 6 * MINUTE,
        secret_changed_at=NOON + 7 * MINUTE,
        version=4,
    )


def event_of(seq: int, kind: str = "comment.added") -> StreamEvent:
    actor = {"id": str(KEEPER.id), "name": KEEPER.name}
    return StreamEvent("project:x", seq, kind, NOON + timedelta(seconds=seq), actor, "tab", {"text": f"글 {seq}"})


def whole_delivery(webhook_id: UUID, seq: int = 8) -> Delivery:
    delivery = Delivery.of_event(webhook_id, event_of(seq), NOON)
    delivery.status, delivery.tries, delivery.excerpt = DeliveryStatus.FAILED, 10, "no\n"
    delivery.attempts = (Attempt(NOON, 12, 500, Failure.REFUSED), Attempt(NOON + MINUTE, 9, None, Failure.TIMED_OUT))
    delivery.ended_at = NOON + MINUTE
    return delivery
