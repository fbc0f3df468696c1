"""Streams: one gap-free, durable, ordered log of events per channel.

The channel's row lock is taken with the number, so numbers follow the order of commits: who has seen N has seen
all before N. After the commit a wake-up goes out over Redis; it may be lost, readers compare heads on a timer.
"""

from collections.abc import Iterable
from contextlib import suppress
from datetime import datetime
from functools import partial
from typing import Any

from django.db import connection
from psycopg.types.json import Jsonb
from redis.exceptions import RedisError

from core.domain.actor import Actor
from core.domain.events import LiveEvent
from core.domain.ids import new_id
from core.domain.stream import Head, StreamEvent
from core.infrastructure.models import ChannelRecord, StreamEventRecord
from core.infrastructure.redis import redis_client
from core.infrastructure.unit_of_work import after_commit, current_work

WAKE_PREFIX = "live:"
RETENTION_DAYS = 30
REVISION_SECONDS = 30

_RAISE = """
local seen = tonumber(redis.call('GET', KEYS[1]) or '-1')
if tonumber(ARGV[1]) > seen then redis.call('SET', KEYS[1], ARGV[1], 'EX', ARGV[2]) end
"""

_APPEND = """
WITH next AS (
    INSERT INTO core_channel (name, seq, oldest, epoch) VALUES (%s, 1, 0, %s)
    ON CONFLICT (name) DO UPDATE SET seq = core_channel.seq + 1
    RETURNING name, seq
)
INSERT INTO core_stream_event (channel, seq, type, at, actor, client_id, data)
SELECT name, seq, %s, clock_timestamp(), %s, %s, %s FROM next RETURNING seq
"""

_TRIM = """
WITH dropped AS (
    DELETE FROM core_stream_event WHERE at < %s RETURNING channel, seq
), last AS (
    SELECT channel, max(seq) AS seq FROM dropped GROUP BY channel
)
UPDATE core_channel SET oldest = last.seq FROM last WHERE name = last.channel AND oldest < last.seq
"""


def append(event: LiveEvent) -> None:
    """Give the event the next number of its channel, inside the running unit of work."""
    work = current_work()
    channel = event.channel()
    row: list[Any] = [event.name, Jsonb(_actor(work.by)), work.by.client_id, Jsonb(event.data())]
    with connection.cursor() as cursor:
        cursor.execute(_APPEND, [channel, new_id(), *row])
        (seq,) = cursor.fetchone()
    if channel not in work.numbers:
        after_commit(partial(_wake_last, work.numbers, channel))
    work.numbers[channel] = seq


def wake(channel: str, seq: int) -> None:
    """Tell every process that `channel` has reached `seq`: caches by its revision, readers by a wake-up."""
    name = revision_name(channel)
    pipeline = redis_client().pipeline(transaction=False)
    pipeline.eval(_RAISE, 1, name, seq, REVISION_SECONDS)
    pipeline.publish(WAKE_PREFIX + channel, str(seq))
    pipeline.execute()


def revision(channel: str) -> int:
    """The channel's number now: one Redis read, or one statement when Redis has none or is away.

    Redis keeps a copy for REVISION_SECONDS only, which bounds what a wake-up lost with Redis can do to a cache.
    """
    name = revision_name(channel)
    with suppress(RedisError):
        known = redis_client().get(name)
        if known is not None:
            return int(known)
    current = heads([channel]).get(channel, 0)
    with suppress(RedisError):
        redis_client().eval(_RAISE, 1, name, current, REVISION_SECONDS)
    return current


def revision_name(channel: str) -> str:
    return f"revision:{channel}"


def head(channel: str) -> Head:
    """The channel's head, made on first sight so that every channel has one epoch for good."""
    record, _ = ChannelRecord.objects.get_or_create(name=channel)
    return Head(seq=record.seq, oldest=record.oldest, epoch=str(record.epoch))


def heads(channels: Iterable[str]) -> dict[str, int]:
    """Last number of each channel, in one statement."""
    return dict(ChannelRecord.objects.filter(name__in=list(channels)).values_list("name", "seq"))


def read(channel: str, since: int, *, limit: int = 500) -> list[StreamEvent]:
    """Up to `limit` events after number `since`, in order."""
    rows = StreamEventRecord.objects.filter(channel=channel, seq__gt=since).order_by("seq")
    columns = ("channel", "seq", "type", "at", "actor", "client_id", "data")
    return [StreamEvent(*row) for row in rows.values_list(*columns)[:limit]]


def trim(before: datetime) -> None:
    """Drop events older than `before`; readers that are further behind get a resync."""
    with connection.cursor() as cursor:
        cursor.execute(_TRIM, [before])


def _actor(by: Actor) -> dict[str, str]:
    return {"id": str(by.user_id), "name": by.name}


def _wake_last(numbers: dict[str, int], channel: str) -> None:
    wake(channel, numbers[channel])
