"""Outbox: each fact is due to each durable subscriber until that subscriber's own transaction has taken it."""

import logging
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import timedelta
from functools import cache, partial
from typing import Any
from uuid import UUID

import orjson
from django.conf import settings
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
from core.infrastructure.planned import planned_rows
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
# Away with what the subscriber writes, or not at all.
_TAKE = """
DELETE FROM core_delivery WHERE id = (
    SELECT id FROM core_delivery WHERE died_at IS NULL AND due_at <= statement_timestamp()
    ORDER BY due_at, id LIMIT 1 FOR UPDATE SKIP LOCKED
)
RETURNING id, subscriber, event, payload, attempts
"""


@dataclass(frozen=True)
class _Taken:
    id: UUID
    subscriber: str
    event: str
    payload: Mapping[str, Any]
    attempts: int


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


def _relay_one() -> bool:
    taken = None
    try:
        with delivering():
            if (taken := _take()) is not None:
                _hand_over(taken)
    except Exception as error:
        if taken is None:
            raise
        # Whatever a subscriber raises, or the commit, is kept with the delivery, which is owed again as it was.
        _postpone(taken, error)
    return taken is not None


def _take() -> _Taken | None:
    for delivery_id, subscriber, event, payload, attempts in planned_rows(_TAKE, ()):
        return _Taken(delivery_id, subscriber, event, orjson.loads(payload), attempts)
    return None


def _hand_over(taken: _Taken) -> None:
    subscriber = subscriptions().get(taken.event, {}).get(taken.subscriber)
    if subscriber is None:
        raise UnknownSubscriber(f"{taken.subscriber} does not hear {taken.event} in this release")
    subscriber(taken.payload, taken.id)


def _postpone(taken: _Taken, error: Exception) -> None:
    """Unless another relay has taken it up in between, or it was delivered and only the answer lost."""
    tries = taken.attempts + 1
    is_dead = tries >= TRIES
    is_owed = DeliveryRecord.objects.filter(id=taken.id, attempts=taken.attempts).update(
        attempts=tries,
        error=without_secrets(f"{type(error).__name__}: {error}")[:2000],
        due_at=Now() + FIRST_PAUSE * 2**taken.attempts,
        died_at=Now() if is_dead else None,
    )
    if not is_owed:
        return
    facts = {"delivery": str(taken.id), "subscriber": taken.subscriber, "dead": is_dead}
    logger.log(logging.ERROR if is_dead else logging.WARNING, "delivery failed", extra=facts, exc_info=error)
