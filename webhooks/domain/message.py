"""What a webhook is told: an event as the project's socket tells it, with the ids of the project and the webhook."""

from datetime import datetime
from typing import Any
from uuid import UUID, uuid5

from core.domain.clock import rfc3339
from core.domain.stream import StreamEvent
from webhooks.domain.webhook import Webhook

PING = "webhook.ping"
# What a socket is told when events have been dropped: load over REST, and go on after `seq`.
RESYNC = "resync"


def delivery_id(webhook_id: UUID, seq: int, kind: str = "") -> UUID:
    """The same for the same event, also when it is sent again after its row in the log has had its time."""
    return uuid5(webhook_id, f"{kind}:{seq}")


def event_message(event: StreamEvent, hook: Webhook) -> dict[str, Any]:
    told = {
        "type": event.type,
        "seq": event.seq,
        "epoch": hook.epoch,
        "at": rfc3339(event.at),
        "actor": event.actor,
        "client_id": event.client_id,
        "data": event.data,
    }
    return told | _ids(hook)


def resync_message(seq: int, at: datetime, hook: Webhook) -> dict[str, Any]:
    return {"type": RESYNC, "seq": seq, "epoch": hook.epoch, "at": rfc3339(at), "data": {}} | _ids(hook)


def ping_message(at: datetime, hook: Webhook) -> dict[str, Any]:
    return {"type": PING, "at": rfc3339(at), "data": {}} | _ids(hook)


def _ids(hook: Webhook) -> dict[str, str]:
    return {"project_id": str(hook.project_id), "webhook_id": str(hook.id)}
