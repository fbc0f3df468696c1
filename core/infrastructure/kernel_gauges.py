"""How much waits in the kernel's tables and in the queues, and since when."""

import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import partial
from typing import Any

import orjson
from django.db import connection, transaction
from prometheus_client import Metric

from core.infrastructure.attendance import seen
from core.infrastructure.gauges import gauge
from core.infrastructure.jobs import kinds
from core.infrastructure.outbox import subscriptions
from core.infrastructure.redis import redis_client
from core.infrastructure.task_metrics import PUBLISHED_AT
from core.infrastructure.timers import last_tick

STATEMENT_MILLISECONDS = 4000
JOB_STATES = ("queued", "running", "later")

# Whether more than 100,000 wait is no news, and to count them would keep the rest from being told.
_OUTBOX = """
SELECT subscriber, count(*)
FROM (SELECT subscriber FROM core_delivery WHERE died_at IS NULL AND due_at <= now() LIMIT 100000) AS due
GROUP BY subscriber
"""
_OUTBOX_OLDEST = """
SELECT coalesce(extract(epoch FROM now() - min(due_at)), 0)::float8
FROM core_delivery WHERE died_at IS NULL AND due_at <= now()
"""
# As whoever failed is due later, it makes nothing older: it is found by its tries (core_delivery_failing).
_OUTBOX_FAILING = """
SELECT subscriber, count(*)
FROM (SELECT subscriber FROM core_delivery WHERE attempts > 0 AND died_at IS NULL LIMIT 100000) AS failing
GROUP BY subscriber
"""
_OUTBOX_DEAD = "SELECT count(*) FROM (SELECT FROM core_delivery WHERE died_at IS NOT NULL LIMIT 100000) AS dead"
_JOBS = """
SELECT kind, CASE WHEN status = 'running' THEN 'running' WHEN due_at <= now() THEN 'queued' ELSE 'later' END AS state,
    count(*), greatest(extract(epoch FROM now() - min(due_at)), 0)::float8
FROM (
    SELECT kind, status, due_at FROM core_job WHERE status IN ('queued', 'running') ORDER BY due_at LIMIT 100000
) AS job
GROUP BY kind, state
"""
_CONNECTIONS = """
SELECT coalesce(state, 'other'), count(*) FROM pg_stat_activity
WHERE datname = current_database() AND backend_type = 'client backend' GROUP BY 1
"""
# Without those that are kept for its keepers; the second kind of them came with PostgreSQL 16.
_CONNECTIONS_LIMIT = """
SELECT current_setting('max_connections')::int - current_setting('superuser_reserved_connections')::int
    - coalesce(current_setting('reserved_connections', true), '0')::int
"""


def rows(statement: str) -> list[tuple[Any, ...]]:
    """Of a question that is given up when it takes long."""
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(f"SET LOCAL statement_timeout = {STATEMENT_MILLISECONDS}")
        cursor.execute(statement)
        found: list[tuple[Any, ...]] = cursor.fetchall()
    return found


def outbox() -> Iterator[Metric]:
    yield _by_subscriber("outbox_due", "Deliveries of events that are due to a subscriber", _OUTBOX)


def outbox_failing() -> Iterator[Metric]:
    """Whether they are due or wait for their next try."""
    yield _by_subscriber(
        "outbox_failing", "Deliveries that a subscriber has failed at, and is to try again", _OUTBOX_FAILING
    )


def outbox_oldest() -> Iterator[Metric]:
    yield _single("outbox_oldest_seconds", "How long the oldest of them has been due", rows(_OUTBOX_OLDEST)[0][0])


def outbox_dead() -> Iterator[Metric]:
    yield _single("outbox_dead", "Deliveries that nobody tries any more", rows(_OUTBOX_DEAD)[0][0])


def jobs() -> Iterator[Metric]:
    """Those that wait or run; `later` are not due yet."""
    count = gauge("jobs", "Jobs that have not ended", "kind", "state")
    oldest = gauge("jobs_oldest_seconds", "How long the oldest of them has been due", "kind", "state")
    found = {(kind, state): (number, age) for kind, state, number, age in rows(_JOBS)}
    for kind, state in sorted({(kind, state) for kind in kinds() for state in JOB_STATES} | found.keys()):
        number, age = found.get((kind, state), (0, 0))
        count.add_metric([kind, state], number)
        oldest.add_metric([kind, state], age)
    yield from (count, oldest)


def connections() -> Iterator[Metric]:
    family = gauge("database_connections", "Connections to this database, as PostgreSQL calls their states", "state")
    for state, number in rows(_CONNECTIONS):
        family.add_metric(["_".join(state.replace("(", "").replace(")", "").split())], number)
    yield family
    [[limit]] = rows(_CONNECTIONS_LIMIT)
    yield _single("database_connections_limit", "Connections that PostgreSQL takes, its keepers' left out", limit)


def timers() -> Iterator[Metric]:
    """Nothing before the first tick."""
    if (moment := last_tick()) is not None:
        yield _single("beat_tick_timestamp_seconds", "When the timers last began something", moment)


def attendance(kinds: Sequence[str]) -> Callable[[], Iterable[Metric]]:
    """When a process of each kind last said that it works."""
    return partial(_attendance, kinds)


def _attendance(kinds: Sequence[str]) -> Iterator[Metric]:
    family = gauge("process_seen_timestamp_seconds", "When a process of a kind last said that it works", "kind")
    for kind, moment in seen(kinds).items():
        family.add_metric([kind], moment)
    yield family


def queues(names: Sequence[str]) -> Callable[[], Iterable[Metric]]:
    """Messages that no worker has taken yet."""
    return partial(_queues, names)


def _queues(names: Sequence[str]) -> Iterator[Metric]:
    depth = gauge("queue_depth", "Messages that no worker has taken yet", "queue")
    oldest = gauge("queue_oldest_seconds", "How long the oldest of them has waited", "queue")
    with redis_client().pipeline(transaction=False) as pipe:
        for name in names:
            pipe.llen(name)
            pipe.lindex(name, -1)
        answers = pipe.execute()
    for name, length, message in zip(names, answers[::2], answers[1::2], strict=True):
        depth.add_metric([name], length)
        oldest.add_metric([name], _age(message))
    yield from (depth, oldest)


def _by_subscriber(name: str, words: str, statement: str) -> Metric:
    """Also of subscribers for whom there is nothing."""
    family, found = gauge(name, words, "subscriber"), dict(rows(statement))
    for subscriber in sorted({name for heard in subscriptions().values() for name in heard} | found.keys()):
        family.add_metric([subscriber], found.get(subscriber, 0))
    return family


def _single(name: str, words: str, value: float) -> Metric:
    family = gauge(name, words)
    family.add_metric([], value)
    return family


def _age(message: bytes | None) -> float:
    """Seconds; none of a message that does not tell."""
    try:
        published_at = float(orjson.loads(message or b"")["headers"][PUBLISHED_AT])
    except (ValueError, KeyError, TypeError):
        return 0.0
    return max(0.0, time.time() - published_at)
