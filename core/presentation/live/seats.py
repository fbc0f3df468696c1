"""How many sockets, or questions that wait, a person has: counted over all processes in Redis, in one sorted set a
person, scored by expiry."""

import asyncio
from collections.abc import AsyncIterator, Iterable
from contextlib import asynccontextmanager, suppress
from uuid import UUID

from redis.asyncio import Redis
from redis.exceptions import RedisError

from core.domain.ids import new_id
from core.presentation.live.closing import CloseCode, SocketClosed

# A killed process's seats are free again after this long; its people come back at once.
SEAT_MILLISECONDS = 10_000
RENEW_SECONDS = 3.0
# A page that reloads connects before its old socket's end has been noticed.
GRACE_SECONDS = 0.3

_TAKE = """
local time = redis.call('TIME')
local now = time[1] * 1000 + math.floor(time[2] / 1000)
redis.call('ZREMRANGEBYSCORE', KEYS[1], '-inf', now)
if redis.call('ZCARD', KEYS[1]) >= tonumber(ARGV[2]) then return 0 end
redis.call('ZADD', KEYS[1], now + ARGV[3], ARGV[1])
redis.call('PEXPIRE', KEYS[1], ARGV[3])
return 1
"""
_RENEW = """
local time = redis.call('TIME')
local now = time[1] * 1000 + math.floor(time[2] / 1000)
for index, key in ipairs(KEYS) do
    redis.call('ZADD', key, now + ARGV[1], ARGV[index + 1])
    redis.call('PEXPIRE', key, ARGV[1])
end
"""


class Seats:
    """A seat is held for as long as a `with` block lasts; a killed process's seats expire within seconds."""

    def __init__(self, redis: "Redis", kind: str, limit: int) -> None:
        self._redis, self._kind, self._limit = redis, kind, limit
        self._held: dict[str, str] = {}
        self._lock = asyncio.Lock()

    @asynccontextmanager
    async def taken(self, user_id: UUID) -> AsyncIterator[None]:
        """Raises SocketClosed (4429) when all seats of the person are taken."""
        seat, key = new_id().hex, f"{self._kind}:{user_id}"
        try:
            if not await self._take(key, seat):
                await asyncio.sleep(GRACE_SECONDS)
                if not await self._take(key, seat):
                    raise SocketClosed(CloseCode.TOO_MANY, "socket.too_many_connections")
            yield
        finally:
            if self._held.pop(seat, None) is not None:
                await self._give_back(key, seat)

    async def renew(self) -> None:
        """For every seat of this process; also tells a Redis that has lost them."""
        async with self._lock:
            held = dict(self._held)
            if held:
                with suppress(RedisError, OSError):
                    await self._eval(_RENEW, held.values(), SEAT_MILLISECONDS, *held)

    async def _take(self, key: str, seat: str) -> bool:
        # Held before Redis is asked: a connection that ends in between gives back what Redis may have counted.
        is_free_here = list(self._held.values()).count(key) < self._limit
        self._held[seat] = key
        try:
            is_free = bool(await self._eval(_TAKE, [key], seat, self._limit, SEAT_MILLISECONDS))
        except (RedisError, OSError):
            is_free = is_free_here
        if not is_free:
            del self._held[seat]
        return is_free

    async def _give_back(self, key: str, seat: str) -> None:
        async with self._lock:
            with suppress(RedisError, OSError):
                await self._redis.zrem(key, seat)

    async def _eval(self, script: str, keys: Iterable[str], *values: str | int) -> object:
        names = list(keys)
        return await self._redis.eval(script, len(names), *names, *values)
