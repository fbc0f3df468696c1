"""At most so many sockets a person, counted across processes in Redis; a dead process's seats end by themselves."""

import asyncio
import logging
from collections import Counter

import redis.asyncio
from redis.exceptions import RedisError

logger = logging.getLogger("videoplanet.live")

SEAT_SECONDS = 60
RENEW_SECONDS = 20.0

_TAKE = """
local now = tonumber(redis.call('TIME')[1])
redis.call('ZREMRANGEBYSCORE', KEYS[1], '-inf', now)
if redis.call('ZCARD', KEYS[1]) >= tonumber(ARGV[2]) then return 0 end
redis.call('ZADD', KEYS[1], now + tonumber(ARGV[3]), ARGV[1])
redis.call('EXPIRE', KEYS[1], ARGV[3] * 2)
return 1
"""
_RENEW = """
redis.call('ZADD', KEYS[1], tonumber(redis.call('TIME')[1]) + tonumber(ARGV[2]), ARGV[1])
redis.call('EXPIRE', KEYS[1], ARGV[2] * 2)
"""


class Seats:
    """Lives on one event loop. While Redis is away, each process counts its own."""

    def __init__(self, redis_url: str, most: int) -> None:
        self._redis = redis.asyncio.Redis.from_url(redis_url, socket_timeout=1, socket_connect_timeout=0.5)
        self._most = most
        self._taken: dict[str, str] = {}
        self._renewing: asyncio.Task[None] | None = None

    async def take(self, person: str, seat: str) -> bool:
        """Whether there was a seat left."""
        try:
            free = bool(await self._redis.eval(_TAKE, 1, _key(person), seat, self._most, SEAT_SECONDS))
        except (RedisError, OSError):
            free = Counter(self._taken.values())[person] < self._most
        if free:
            self._taken[seat] = person
            self._renewing = self._renewing or asyncio.create_task(self._renew())
        return free

    async def give_back(self, seat: str) -> None:
        person = self._taken.pop(seat, None)
        if person is None:
            return
        if not self._taken and self._renewing is not None:
            self._renewing.cancel()
            self._renewing = None
        try:
            await self._redis.zrem(_key(person), seat)
        except (RedisError, OSError):
            logger.info("seat left to expire")

    async def _renew(self) -> None:
        while True:
            await asyncio.sleep(RENEW_SECONDS)
            try:
                async with self._redis.pipeline(transaction=False) as pipeline:
                    for seat, person in self._taken.items():
                        pipeline.eval(_RENEW, 1, _key(person), seat, SEAT_SECONDS)
                    await pipeline.execute()
            except (RedisError, OSError):
                logger.info("seats not renewed")


def _key(person: str) -> str:
    return f"sockets:{person}"
