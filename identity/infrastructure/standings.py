"""Standings in three layers: process memory (seconds), Redis (a minute), the tables.

Whoever changes a standing raises its generation in the same transaction, and tells Redis after the commit; memory and
Redis keep the greater generation, so what a reader read before the change and writes after it is lost. What a change
could not tell a Redis that was away, the outbox repeats; without Redis the tables are asked, once in MEMORY_SECONDS.
"""

import time
from collections import OrderedDict
from collections.abc import Callable, Collection
from contextlib import suppress
from datetime import timedelta
from functools import partial
from threading import Lock
from typing import Any
from uuid import UUID

import orjson
from django.db import connection
from django.db.models import F
from redis.exceptions import RedisError
from rest_framework_simplejwt import settings as simple_jwt

from core.domain.clock import utc_now
from core.infrastructure.breaker import Breaker
from core.infrastructure.redis import redis_client
from core.infrastructure.unit_of_work import after_commit
from identity.domain.standing import NOBODY, Standing
from identity.infrastructure.models import User

MEMORY_SECONDS = 2.0
MEMORY_ENTRIES = 10_000
REDIS_SECONDS = 60
# Beyond the life of the last token: a socket that a session opened may be there for longer.
REMEMBERED = timedelta(hours=1)
STRIPES = 64

_KEEP_GREATER = """
local seen = tonumber(string.match(redis.call('GET', KEYS[1]) or '', '^%d+') or '-1')
if tonumber(ARGV[1]) >= seen then redis.call('SET', KEYS[1], ARGV[1] .. ' ' .. ARGV[2], 'EX', ARGV[3]) end
"""
_READ = """
SELECT id, token_generation, is_active AND withdrawn_at IS NULL, is_verified,
    ARRAY(SELECT ended.id FROM identity_session ended WHERE ended.user_id = person.id AND ended.ended_at > %s)
FROM identity_user person WHERE id = ANY(%s)
"""


class CachedStandings:
    """One for a process."""

    def __init__(self, breaker: Breaker, clock: Callable[[], float] = time.monotonic) -> None:
        self._breaker, self._memory = breaker, StandingMemory(clock)
        self._asking = [Lock() for _ in range(STRIPES)]

    def change(self, user_id: UUID) -> None:
        User.objects.filter(id=user_id).update(token_generation=F("token_generation") + 1)
        after_commit(partial(self._tell_if_possible, user_id))

    def of(self, user_id: UUID) -> Standing:
        known = self._memory.get(user_id)
        if known is not None:
            return known
        # One asks, the others wait for the answer: a busy person costs one question in MEMORY_SECONDS.
        with self._asking[hash(user_id) % STRIPES]:
            known = self._memory.get(user_id)
            if known is None:
                asked_at = self._memory.clock()
                known = self._memory.put(user_id, self.among([user_id]).get(user_id, NOBODY), asked_at)
            return known

    def among(self, user_ids: Collection[UUID]) -> dict[UUID, Standing]:
        if not self._breaker.may_try():
            return read(user_ids)
        try:
            known = kept(user_ids)
        except RedisError:
            self._breaker.failed()
            return read(user_ids)
        self._breaker.worked()
        missing = [user_id for user_id in user_ids if user_id not in known]
        found = read(missing) if missing else {}
        with suppress(RedisError):
            keep(found)
        return known | found

    def tell(self, user_id: UUID) -> None:
        """What the tables say now, to Redis and to this process. Raises RedisError."""
        asked_at, found = self._memory.clock(), read([user_id])
        self._memory.put(user_id, found.get(user_id, NOBODY), asked_at)
        keep(found)

    def _tell_if_possible(self, user_id: UUID) -> None:
        with suppress(RedisError):
            self.tell(user_id)


class StandingMemory:
    """Bounded; an entry ends MEMORY_SECONDS after it was asked for, the least recently used one first."""

    def __init__(self, clock: Callable[[], float], size: int = MEMORY_ENTRIES) -> None:
        self.clock, self._size = clock, size
        self._entries: OrderedDict[UUID, tuple[float, Standing]] = OrderedDict()
        self._lock = Lock()

    def get(self, user_id: UUID) -> Standing | None:
        with self._lock:
            until, standing = self._entries.get(user_id, (0.0, NOBODY))
            if until <= self.clock():
                return None
            self._entries.move_to_end(user_id)
            return standing

    def put(self, user_id: UUID, standing: Standing, asked_at: float) -> Standing:
        """The standing that is kept: a greater generation, as long as it is fresh, stays."""
        with self._lock:
            until, present = self._entries.get(user_id, (0.0, NOBODY))
            if until > self.clock() and present.generation > standing.generation:
                return present
            self._entries[user_id] = (asked_at + MEMORY_SECONDS, standing)
            self._entries.move_to_end(user_id)
            while len(self._entries) > self._size:
                self._entries.popitem(last=False)
            return standing


def read(user_ids: Collection[UUID]) -> dict[UUID, Standing]:
    """One statement, so that all of a standing is of one moment."""
    since = utc_now() - simple_jwt.api_settings.ACCESS_TOKEN_LIFETIME - REMEMBERED
    with connection.cursor() as cursor:
        cursor.execute(_READ, [since, list(user_ids)])
        rows = cursor.fetchall()
    return {row[0]: Standing(row[1], row[2], row[3], frozenset(row[4])) for row in rows}


def kept(user_ids: Collection[UUID]) -> dict[UUID, Standing]:
    """What Redis has; one round trip."""
    ids = list(user_ids)
    values = redis_client().mget([_key(user_id) for user_id in ids]) if ids else []
    standings = {user_id: _parsed(value) for user_id, value in zip(ids, values, strict=True)}
    return {user_id: standing for user_id, standing in standings.items() if standing is not None}


def keep(standings: dict[UUID, Standing]) -> None:
    """One round trip; a greater generation stays."""
    if not standings:
        return
    pipeline = redis_client().pipeline(transaction=False)
    for user_id, standing in standings.items():
        facts = [standing.is_active, standing.is_verified, [str(session_id) for session_id in standing.ended]]
        pipeline.eval(_KEEP_GREATER, 1, _key(user_id), standing.generation, orjson.dumps(facts), REDIS_SECONDS)
    pipeline.execute()


def _parsed(value: Any) -> Standing | None:
    """None where there is nothing, or what another release has put there."""
    try:
        generation, facts = value.split(b" ", 1)
        is_active, is_verified, ended = orjson.loads(facts)
        return Standing(int(generation), bool(is_active), bool(is_verified), frozenset(map(UUID, ended)))
    except (ValueError, TypeError, AttributeError):
        return None


def _key(user_id: UUID) -> str:
    return f"standing:{user_id}"
