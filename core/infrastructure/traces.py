"""The name of a person in what the kernel keeps: the log of events, deliveries that are due, kept answers."""

import json
from typing import Any
from uuid import UUID

from django.db import connection, transaction
from psycopg.types.json import Jsonb

from core.domain.actor import SYSTEM
from core.infrastructure import streams
from core.infrastructure.models import DeliveryRecord, IdempotencyRecord
from core.infrastructure.unit_of_work import unit_of_work

BATCH = 500
# Fields beside an id that hold the name of whom the id means.
_NAMES = {"id": ("name",), "user_id": ("name", "member_name", "shown_name")}

_FIND = """
SELECT channel, seq, actor, data FROM core_stream_event
WHERE (channel, seq) > (%s, %s) AND (actor->>'id' = %s OR strpos(data::text, %s) > 0)
ORDER BY channel, seq LIMIT %s FOR UPDATE
"""
_REWRITE = "UPDATE core_stream_event SET actor = %s, data = %s WHERE channel = %s AND seq = %s"
# The write took effect; only what it was answered is forgotten.
_FORGET = "UPDATE core_idempotency SET status = NULL, body = NULL WHERE position(%s::bytea IN body) > 0"


def renamed(value: Any, person: str, name: str) -> Any:
    """JSON in which everything that shows the person's name shows `name`."""
    if isinstance(value, list):
        return [renamed(item, person, name) for item in value]
    if not isinstance(value, dict):
        return value
    shown = {field for key, item in value.items() if item == person for field in _fields_beside(key)}
    return {key: name if key in shown else renamed(item, person, name) for key, item in value.items()}


def rename_in_streams(person: UUID, name: str, *, batch: int = BATCH) -> int:
    """How many events; each batch is a transaction of its own, and the numbers of events stay."""
    place: tuple[str, int] = ("", 0)
    count = 0
    while places := _rename_after(place, str(person), name, batch):
        place, count = places[-1], count + len(places)
    return count


def _rename_after(place: tuple[str, int], person: str, name: str, batch: int) -> list[tuple[str, int]]:
    """Rows are locked before they are read: whoever else is renamed in them stays renamed.

    The numbers stay, so what is kept of the events is told by the revision that they are others now.
    """
    with unit_of_work(by=SYSTEM), connection.cursor() as cursor:
        cursor.execute(_FIND, [*place, person, person, batch])
        rows: list[tuple[str, int, str, str]] = cursor.fetchall()
        changed: list[tuple[Any, ...]] = [
            (*(Jsonb(renamed(json.loads(part), person, name)) for part in (actor, data)), channel, seq)
            for channel, seq, actor, data in rows
        ]
        cursor.executemany(_REWRITE, changed)
        for channel in {row[0] for row in rows}:
            streams.change(channel)
    return [(channel, seq) for channel, seq, *_ in rows]


def rename_in_deliveries(person: UUID, name: str) -> None:
    """Also in those that have died and wait for somebody to look at them."""
    for row_id in list(DeliveryRecord.objects.filter(payload__icontains=str(person)).values_list("id", flat=True)):
        with transaction.atomic():
            for row in DeliveryRecord.objects.select_for_update().filter(id=row_id):
                row.payload = renamed(row.payload, str(person), name)
                row.save(update_fields=["payload"])


def forget_deliveries(event: str, person: UUID) -> None:
    """What is due about the person by this event is out of date; waits for one that is being handed over."""
    DeliveryRecord.objects.filter(event=event, payload__user_id=str(person)).delete()


def is_delivery_due(event: str, person: UUID) -> bool:
    return DeliveryRecord.objects.filter(event=event, payload__user_id=str(person)).exists()


def forget_answers(person: UUID) -> None:
    """The person's own requests, and whatever answer shows the person."""
    IdempotencyRecord.objects.filter(caller=f"user:{person}").delete()
    with connection.cursor() as cursor:
        cursor.execute(_FORGET, [str(person).encode()])


def _fields_beside(key: str) -> tuple[str, ...]:
    return _NAMES.get(key, (f"{key.removesuffix('_id')}_name",) if key.endswith("_id") else ())
