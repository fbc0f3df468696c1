"""Counts requests in Redis: decided and counted in one script, so in one round trip and for all processes at once."""

import hashlib
import logging
from collections.abc import Sequence
from functools import cache
from typing import Any

from redis.exceptions import NoScriptError, RedisError

from core.domain.rates import Rate, Tally
from core.infrastructure.breaker import Breaker
from core.infrastructure.redis import redis_client

logger = logging.getLogger("videoplanet.rates")

PATIENCE_SECONDS = 0.25
# Keys behind the first are read along; what is not there is nil.
_SCRIPT = """
local limit, window = tonumber(ARGV[1]), tonumber(ARGV[2])
local beside = {}
for place = 2, #KEYS do beside[place - 1] = redis.call('GET', KEYS[place]) end
-- 0 in the millisecond in which the window ends: whoever waited as long as they were told is let in.
local left = redis.call('PTTL', KEYS[1])
if left <= 0 then
  redis.call('SET', KEYS[1], 1, 'PX', window)
  return {1, limit - 1, window, unpack(beside)}
end
local used = tonumber(redis.call('GET', KEYS[1]))
if used >= limit then
  return {0, 0, left, unpack(beside)}
end
return {1, limit - redis.call('INCR', KEYS[1]), left, unpack(beside)}
"""
_GIVE_BACK = """
if tonumber(redis.call('GET', KEYS[1]) or 0) > 0 then redis.call('DECR', KEYS[1]) end
"""
_DIGEST = hashlib.sha1(_SCRIPT.encode(), usedforsecurity=False).hexdigest()


class Rates:
    """A window begins with the first request of a caller and ends by itself; refused requests are not counted."""

    def __init__(self, breaker: Breaker) -> None:
        self._breaker = breaker

    def take(self, name: str, rate: Rate, caller: str) -> Tally | None:
        """One more request of the caller; None while Redis is away."""
        counted = self.take_beside(name, rate, caller, ())
        return counted[0] if counted else None

    def take_beside(
        self, name: str, rate: Rate, caller: str, keys: Sequence[str]
    ) -> tuple[Tally, list[bytes | None]] | None:
        """Like `take`, and what these other keys hold in the same moment; None while Redis is away."""
        if not self._breaker.may_try():
            return None
        try:
            is_admitted, remaining, milliseconds, *beside = _counted(_key(name, rate, caller), rate, keys)
        except RedisError as error:
            if self._breaker.failed():
                logger.warning("requests are not counted", extra={"cause": type(error).__name__})
            return None
        self._breaker.worked()
        return Tally(rate, bool(is_admitted), remaining, milliseconds), beside

    def give_back(self, name: str, rate: Rate, caller: str) -> None:
        """One that was admitted came to nothing; without Redis it stays counted."""
        try:
            redis_client(PATIENCE_SECONDS).eval(_GIVE_BACK, 1, _key(name, rate, caller))
        except RedisError as error:
            logger.warning("a request stays counted", extra={"cause": type(error).__name__})


@cache
def rates() -> Rates:
    return Rates(Breaker())


def _key(name: str, rate: Rate, caller: str) -> str:
    return f"rate:{name}:{rate.seconds}:{caller}"


def _counted(key: str, rate: Rate, beside: Sequence[str]) -> Any:
    client = redis_client(PATIENCE_SECONDS)
    parts: Any = (1 + len(beside), key, *beside, rate.limit, rate.seconds * 1000)
    try:
        return client.evalsha(_DIGEST, *parts)
    except NoScriptError:
        return client.eval(_SCRIPT, *parts)
