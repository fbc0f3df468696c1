"""Streams: one gap-free, durable, ordered log of events per channel.

The channel's row lock is taken with the number, so numbers follow the order of commits: who has seen N has seen
all before N. After the commit a wake-up goes out over Redis; it may be lost, readers compare heads on a timer.

Writers never wait in a circle: rows are locked before channels, the channel of a project before those of people. A
project's events are numbered as they are published; what is on people's channels, and changes that no event tells, are
written in one statement at the end of the unit of work, in the order of the channels' names. A delivery, which may
concern many projects, writes everything at its end. Whoever holds a person's channel waits for such channels alone.
"""

from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from typing import Any

import orjson
from django.db import connection
from django.db.models import F
from psycopg.types.json import Jsonb
from redis.exceptions import RedisError

from core.domain.actor import Actor
from core.domain.events import LiveEvent, is_personal
from core.domain.ids import new_id
from core.domain.stream import Head, StreamEvent
from core.infrastructure.followers import follower_name, kick_follower
from core.infrastructure.models import ChannelRecord, StreamEventRecord
from core.infrastructure.planned import planned_rows, planned_write
from core.infrastructure.redis import breaker, redis_client
from core.infrastructure.unit_of_work import OwedEvent, Work, after_commit, current_work

WAKE_PREFIX = "live:"
RETENTION_DAYS = 30
REVISION_SECONDS = 5

_RAISE = """
for number, name in ipairs(KEYS) do
  local seen = tonumber(redis.call('GET', name) or '-1')
  if tonumber(ARGV[number + 1]) > seen then redis.call('SET', name, ARGV[number + 1], 'EX', ARGV[1]) end
end
"""

_APPEND = """
WITH next AS (
    INSERT INTO core_channel (name, seq, oldest, epoch) VALUES (%s, 1, 0, %s)
    ON CONFLICT (name) DO UPDATE SET seq = core_channel.seq + 1
    RETURNING name, seq, seq + silent AS revision
){along}
INSERT INTO core_stream_event (channel, seq, type, at, actor, client_id, data)
SELECT name, seq, %s::text, clock_timestamp(), %s, %s::text, %s FROM next RETURNING seq, (SELECT revision FROM next)
"""
_WRITE = """
WITH next AS (
    INSERT INTO core_channel (name, seq, oldest, epoch, silent)
    SELECT name, told, 0, gen_random_uuid(), silent
    FROM unnest(%(names)s::text[], %(told)s::bigint[], %(silent)s::bigint[]) AS channel (name, told, silent)
    ORDER BY name
    ON CONFLICT (name) DO UPDATE
    SET seq = core_channel.seq + excluded.seq, silent = core_channel.silent + excluded.silent
    RETURNING name, seq, seq + silent AS revision
), added AS (
    INSERT INTO core_stream_event (channel, seq, type, at, actor, client_id, data)
    SELECT name, seq - count(*) OVER (PARTITION BY name) + row_number() OVER (PARTITION BY name ORDER BY place),
        type, clock_timestamp(), actor::jsonb, client, data::jsonb
    FROM next JOIN unnest(%(channels)s::text[], %(types)s::text[], %(actors)s::text[], %(clients)s::text[],
        %(data)s::text[]) WITH ORDINALITY AS event (channel, type, actor, client, data, place) ON channel = name
)
SELECT name, seq, revision FROM next
"""

_TRIM = """
WITH dropped AS (
    DELETE FROM core_stream_event WHERE at < %s RETURNING channel, seq
), last AS (
    SELECT channel, max(seq) AS seq FROM dropped GROUP BY channel
), held AS (
    SELECT name FROM core_channel WHERE name IN (SELECT channel FROM last) ORDER BY name FOR NO KEY UPDATE
)
UPDATE core_channel SET oldest = last.seq, silent = silent + 1 FROM last JOIN held ON held.name = last.channel
WHERE core_channel.name = held.name AND oldest < last.seq
"""


@dataclass(frozen=True)
class Along:
    """A statement that writes, and its parameters."""

    statement: str
    parameters: tuple[Any, ...]

    def run(self) -> None:
        planned_write(self.statement, self.parameters)


def append(event: LiveEvent, along: Along | None = None) -> None:
    """Give the event the next number of its channel, inside the running unit of work or at its end.

    `along` is written now in any case; in one statement with the event where that is written now, too, since whoever
    wants the next number waits from here to the commit.
    """
    work, owed = current_work(), _owed(event)
    if _waits(work, owed.channel):
        _owe(work, owed)
        if along is not None:
            along.run()
        return
    row: list[Any] = [event.name, Jsonb(_actor(work.by)), work.by.client_id, Jsonb(event.data())]
    beside = () if along is None else along.parameters
    ((seq, revision),) = planned_rows(_appending(along), [owed.channel, new_id(), *beside, *row])
    _appended(work, owed.channel, seq, revision)


def append_all(events: Sequence[LiveEvent]) -> None:
    """Like `append` of each in turn, in one statement."""
    work, at_once = current_work(), []
    for owed in map(_owed, events):
        if _waits(work, owed.channel):
            _owe(work, owed)
        else:
            at_once.append(owed)
    _write(work, at_once, ())


def change(channel: str) -> None:
    """Raise the channel's revision at the end of the running unit of work, for a change that no event tells."""
    work = current_work()
    work.changed.add(channel)
    work.do_last(_close)


def wake(channel: str, seq: int, revision: int) -> None:
    """Tell every process that `channel` has reached `seq`: caches by its revision, readers by a wake-up, followers."""
    pipeline = redis_client().pipeline(transaction=False)
    pipeline.eval(_RAISE, 1, revision_name(channel), REVISION_SECONDS, revision)
    pipeline.publish(WAKE_PREFIX + channel, str(seq))
    pipeline.getdel(follower_name(channel))
    kick_follower(channel, pipeline.execute()[-1])


def revision(channel: str) -> int:
    """What counts the channel's changes: one Redis read, or one statement when Redis has none or is away."""
    return revisions([channel])[0]


def revisions(channels: Sequence[str]) -> list[int]:
    """Of each channel in turn: one Redis read, and one statement for those that Redis has not."""
    known = copies(channels)
    missing = [channel for channel in channels if channel not in known]
    if missing:
        counted = dict.fromkeys(missing, 0) | _counted(missing)
        known |= counted
        keep_copies(counted)
    return [known[channel] for channel in channels]


def copies(channels: Sequence[str]) -> dict[str, int]:
    """The revisions that Redis has; none while it is away.

    It keeps them for REVISION_SECONDS only, which bounds what a wake-up lost with Redis can do to a cache.
    """
    if not channels or not breaker().may_try():
        return {}
    try:
        values = redis_client().mget([revision_name(channel) for channel in channels])
    except RedisError:
        breaker().failed()
        return {}
    breaker().worked()
    return {channel: int(value) for channel, value in zip(channels, values, strict=True) if value is not None}


def keep_copies(revisions: Mapping[str, int]) -> None:
    """For the next reader, where Redis answers; a greater copy stays."""
    if breaker().may_try():
        _raise_copies(revisions)


def revision_name(channel: str) -> str:
    return f"changes:{channel}"


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
    """Drop events older than `before`; readers that are further behind get a resync.

    What was counted from them is counted anew as soon as the copies of the revisions have ended.
    """
    with connection.cursor() as cursor:
        cursor.execute(_TRIM, [before])


def forget(channel: str) -> None:
    """Drop the channel with all its events, inside the running unit of work; whoever comes back finds another epoch."""
    ChannelRecord.objects.filter(name=channel).delete()
    StreamEventRecord.objects.filter(channel=channel).delete()


def _appending(along: Along | None) -> str:
    return _APPEND.format(along="" if along is None else f", along AS ({along.statement})")


def _owed(event: LiveEvent) -> OwedEvent:
    return OwedEvent(event.channel(), event, current_work().by)


def _waits(work: Work, channel: str) -> bool:
    return work.is_delivered or is_personal(channel)


def _owe(work: Work, owed: OwedEvent) -> None:
    work.owed.append(owed)
    work.do_last(_close)


def _close(work: Work) -> None:
    """An event of the same unit of work raises its channel's revision already."""
    told = work.numbers.keys() | {each.channel for each in work.owed}
    _write(work, work.owed, work.changed - told)


def _write(work: Work, owed: Sequence[OwedEvent], silent: Collection[str]) -> None:
    """All of it in one statement; the events of a channel in the order in which they are owed."""
    if not owed and not silent:
        return
    told = Counter(each.channel for each in owed)
    names = [*told, *silent]
    channels: dict[str, list[Any]] = {
        "names": names,
        "told": [told[name] for name in names],
        "silent": [int(name in silent) for name in names],
    }
    with connection.cursor() as cursor:
        cursor.execute(_WRITE, channels | _columns(owed))
        written: list[tuple[str, int, int]] = cursor.fetchall()
    for channel, seq, revision in written:
        if channel in told:
            _appended(work, channel, seq, revision)
    if silent:
        raised = {channel: revision for channel, _, revision in written if channel not in told}
        after_commit(partial(_raise_copies, raised))


def _columns(owed: Sequence[OwedEvent]) -> dict[str, list[str]]:
    return {
        "channels": [each.channel for each in owed],
        "types": [each.event.name for each in owed],
        "actors": [orjson.dumps(_actor(each.by)).decode() for each in owed],
        "clients": [each.by.client_id for each in owed],
        "data": [orjson.dumps(each.event.data()).decode() for each in owed],
    }


def _actor(by: Actor) -> dict[str, str]:
    return {"id": str(by.user_id), "name": by.name}


def _appended(work: Work, channel: str, seq: int, revision: int) -> None:
    if channel not in work.numbers:
        after_commit(partial(_wake_last, work.numbers, work.revisions, channel))
    work.numbers[channel], work.revisions[channel] = seq, revision


def _wake_last(numbers: dict[str, int], revisions: dict[str, int], channel: str) -> None:
    wake(channel, numbers[channel], revisions[channel])


def _counted(channels: list[str]) -> dict[str, int]:
    records = ChannelRecord.objects.filter(name__in=channels)
    return dict(records.values_list("name", F("seq") + F("silent")))


def _raise_copies(revisions: Mapping[str, int]) -> None:
    names = [revision_name(channel) for channel in revisions]
    with suppress(RedisError):
        redis_client().eval(_RAISE, len(names), *names, REVISION_SECONDS, *revisions.values())
