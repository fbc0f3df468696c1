"""What people see of webhooks and of what they were sent."""

from dataclasses import dataclass, field
from datetime import datetime
from typing import Self
from uuid import UUID

from core.domain.secret import Secret
from webhooks.contracts import DeliveryStatus, PauseReason, WebhookStatus
from webhooks.domain.delivery import Attempt, Delivery
from webhooks.domain.terms import Keeper
from webhooks.domain.webhook import Webhook


@dataclass(frozen=True, kw_only=True)
class WebhookRow:
    id: UUID
    project_id: UUID
    url: str = field(repr=False)
    event_types: tuple[str, ...]
    description: str
    status: WebhookStatus
    pause_reason: PauseReason | None
    paused_at: datetime | None
    keeper: Keeper
    seq: int
    given_up: int
    failing_since: datetime | None
    last_delivered_at: datetime | None
    secret_changed_at: datetime
    old_secret_until: datetime | None
    created_at: datetime
    updated_at: datetime
    version: int

    @classmethod
    def of(cls, hook: Webhook) -> Self:
        same = {name: getattr(hook, name) for name in _SAME}
        terms = hook.terms
        return cls(url=terms.url, event_types=terms.event_types, description=terms.description, **same)


_SAME = tuple(name for name in WebhookRow.__annotations__ if name not in ("url", "event_types", "description"))


@dataclass(frozen=True)
class ToldSecret:
    """A row, with the secret that is told this once."""

    row: WebhookRow
    secret: Secret


@dataclass(frozen=True, kw_only=True)
class DeliveryRow:
    """`due_at` is when it is tried next, None where it has ended."""

    id: UUID
    type: str
    seq: int | None
    status: DeliveryStatus
    tries: int
    attempts: tuple[Attempt, ...]
    excerpt: str
    created_at: datetime
    due_at: datetime | None
    ended_at: datetime | None

    @classmethod
    def of(cls, delivery: Delivery) -> Self:
        same = {name: getattr(delivery, name) for name in cls.__annotations__ if name != "due_at"}
        return cls(due_at=delivery.due_at if delivery.is_pending else None, **same)
