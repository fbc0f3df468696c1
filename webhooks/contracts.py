"""Published words of the webhooks context."""

from dataclasses import dataclass
from enum import StrEnum
from typing import ClassVar
from uuid import UUID

from core.domain.events import Event


class WebhookStatus(StrEnum):
    ACTIVE = "active"
    PAUSED = "paused"


class PauseReason(StrEnum):
    """Why a webhook is paused: somebody asked for it, it failed too often, it answered 410, its keeper may no more."""

    BY_HAND = "by_hand"
    FAILING = "failing"
    GONE = "gone"
    KEEPER_LEFT = "keeper_left"


class DeliveryStatus(StrEnum):
    PENDING = "pending"
    DELIVERED = "delivered"
    FAILED = "failed"


class Failure(StrEnum):
    """Why an attempt was none."""

    TIMED_OUT = "timed_out"
    NAME_UNKNOWN = "name_unknown"
    ADDRESS_REFUSED = "address_refused"
    NOT_CONNECTED = "not_connected"
    TLS_REFUSED = "tls_refused"
    BROKEN_ANSWER = "broken_answer"
    REDIRECTED = "redirected"
    REFUSED = "refused"
    GONE = "gone"
    EVENT_EXPIRED = "event_expired"
    NOT_SENT = "not_sent"


@dataclass(frozen=True, kw_only=True)
class WebhookEvent(Event):
    """For the audit trail: clients of the project do not hear of its webhooks."""

    audited: ClassVar[bool] = True

    project_id: UUID
    webhook_id: UUID


@dataclass(frozen=True, kw_only=True)
class WebhookCreated(WebhookEvent):
    name: ClassVar[str] = "webhook.created"

    event_types: tuple[str, ...]


@dataclass(frozen=True, kw_only=True)
class WebhookUpdated(WebhookEvent):
    name: ClassVar[str] = "webhook.updated"

    changed: tuple[str, ...]


@dataclass(frozen=True, kw_only=True)
class WebhookDeleted(WebhookEvent):
    name: ClassVar[str] = "webhook.deleted"


@dataclass(frozen=True, kw_only=True)
class WebhookSecretRotated(WebhookEvent):
    name: ClassVar[str] = "webhook.secret_rotated"


@dataclass(frozen=True, kw_only=True)
class WebhookPaused(WebhookEvent):
    """`subject` is what it is called by: its description, or else the host that it sends to."""

    name: ClassVar[str] = "webhook.paused"
    personal: ClassVar[frozenset[str]] = frozenset({"keeper_id", "subject"})

    reason: PauseReason
    keeper_id: UUID
    subject: str


@dataclass(frozen=True, kw_only=True)
class WebhookResumed(WebhookEvent):
    name: ClassVar[str] = "webhook.resumed"


@dataclass(frozen=True, kw_only=True)
class WebhookReplayed(WebhookEvent):
    """Everything after `since_seq` is sent once more."""

    name: ClassVar[str] = "webhook.replayed"

    since_seq: int
