"""The hub and the seats of this process, one pair an event loop."""

import asyncio
from dataclasses import dataclass
from weakref import WeakKeyDictionary

import orjson
import redis.asyncio
from django.conf import settings

from core.presentation.sockets.hub import EPHEMERAL_PREFIX, Hub
from core.presentation.sockets.log import DatabaseLog
from core.presentation.sockets.seats import Seats

MOST_SOCKETS = 5


@dataclass(frozen=True)
class Live:
    hub: Hub
    seats: Seats
    log: DatabaseLog
    redis: "redis.asyncio.Redis"

    async def tell(self, channel: str, sender: str, text: str) -> None:
        """Ephemeral news to everyone on the channel but `sender`, in every process; lost when Redis is away."""
        await self.redis.publish(EPHEMERAL_PREFIX + channel, orjson.dumps([sender, text]))


_of_loop: WeakKeyDictionary[asyncio.AbstractEventLoop, Live] = WeakKeyDictionary()


def live() -> Live:
    loop = asyncio.get_running_loop()
    if loop not in _of_loop:
        log, url = DatabaseLog(), settings.REDIS_URL
        client = redis.asyncio.Redis.from_url(url, socket_timeout=1, socket_connect_timeout=0.5)
        _of_loop[loop] = Live(Hub(log, url), Seats(url, MOST_SOCKETS), log, client)
    return _of_loop[loop]
