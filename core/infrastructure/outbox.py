"""Outbox: each fact is due to each durable subscriber until that subscriber's own transaction has taken it."""

import logging
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from datetime import timedelta
from functools import cache, partial
from typing import Any
from uuid import UUID

import orjson
from django.conf import settings
from django.db import connection, transaction
from django.db.models.functions import Now
from django.utils.module_loading import import_string
from kombu.exceptions import OperationalError
from redis.exceptions import RedisError

from core.domain.events import Event, LiveEvent
from core.domain.ids import new_id
from core.infrastructure import streams
from core.infrastructure.audit import note_allowed
from core.infrastructure.broker import kick_once, taken_up
from core.infrastructure.logs import without_secrets
from core.infrastructure.models import DeliveryRecord
from core.infrastructure.unit_of_work import after_commit, delivering

logger = logging.getLogger("videoplanet.outbox")

Subscriber = Callable[[Mapping[str, Any], UUID], None]
RELAY = "core.relay"
TRIES = 8
FIRST_PAUSE = timedelta(seconds=2)
_OWE = """
INSERT INTO core_delivery (id, subscriber, event, payload, attempts, error)
SELECT id, subscriber, event, payload, 0, ''
FROM jsonb_to_recordset(%s::jsonb) AS owed (id uuid, subscriber text, event text, payload jsonb)
"""


class UnknownSubscriber(LookupError):
    """A delivery is owed to a subscriber that this release does not have."""


def publish(event: Event) -> None:
    """Append a live event to its stream, note an audited one, and owe each to every durable subscriber.

    Inside the running unit of work.
    """
    owed = _owed([event])
    if isinstance(event, LiveEvent):
        streams.append(event, owed)
    elif owed:
        owed.run()
    if event.audited:
        note_allowed(event)
    if owed:
        after_commit(partial(kick_once, RELAY))


def publish_all(events: Sequence[Event]) -> None:
    """Like `publish` of each in turn, in a few statements, however many."""
    streams.append_all([event for event in events if isinstance(event, LiveEvent)])
    if audited := [event for event in events if event.audited]:
        note_allowed(*audited)
    if owed := _owed(events):
        owed.run()
        after_commit(partial(kick_once, RELAY))


@cache
def subscriptions() -> dict[str, dict[str, Subscriber]]:
    """Event name → subscriber name → subscriber, as the composition root wires them."""
    wired: dict[str, dict[str, Subscriber]] = import_string(settings.SUBSCRIPTIONS)
    return wired


def _owed(events: Sequence[Event]) -> streams.Along | None:
    owed = [
        {"id": new_id(), "subscriber": subscriber, "event": event.name, "payload": payload}
        for event in events
        if (subscribers := subscriptions().get(event.name))
        for payload in [orjson.Fragment(orjson.dumps(event.payload()))]
        for subscriber in subscribers
    ]
    return streams.Along(_OWE, (orjson.dumps(owed).decode(),)) if owed else None


def relay(limit: int = 200) -> int:
    """Hand out due deliveries, each in a transaction of its own; how many were taken up. The rest is another task's."""
    taken_up(RELAY)
    taken = 0
    while taken < limit and _relay_one():
        taken += 1
    if taken == limit:
        with suppress(OperationalError, RedisError):
            kick_once(RELAY)
    return taken


@transaction.atomic
def _relay_one() -> bool:
    due = DeliveryRecord.objects.filter(died_at__isnull=True, due_at__lte=Now()).order_by("due_at", "id")
    row = due.select_for_update(skip_locked=True).first()
    if row is None:
        return False
    try:
        with delivering():
            _hand_over(row)
    except Exception as error:  # noqa: BLE001 - whatever a subscriber raises is kept with the delivery and tried again
        _postpone(row, error)
    else:
        row.delete()
    return True


def _hand_over(row: DeliveryRecord) -> None:
    subscriber = subscriptions().get(row.event, {}).get(row.subscriber)
    if subscriber is None:
        raise UnknownSubscriber(f"{row.subscriber} does not hear {row.event} in this release")
    subscriber(row.payload, row.id)
    # A broken foreign key would otherwise show at the commit only, undo the count of tries and come up first for ever.
    connection.check_constraints()


def _postpone(row: DeliveryRecord, error: Exception) -> None:
    row.attempts += 1
    row.error = without_secrets(f"{type(error).__name__}: {error}")[:2000]
    row.due_at = Now() + FIRST_PAUSE * 2 ** (row.attempts - 1)
    row.died_at = Now() if row.attempts >= TRIES else None
    row.save(update_fields=["attempts", "error", "due_at", "died_at"])
    level = logging.ERROR if row.died_at else logging.WARNING
    facts = {"delivery": str(row.id), "subscriber": row.subscriber, "dead": bool(row.died_at)}
    logger.log(level, "delivery failed", extra=facts, exc_info=error)
