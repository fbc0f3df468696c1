"""The hub: one for a process's event loop, between the streams and the sockets that are here."""

import asyncio
import logging
import time
from collections.abc import AsyncIterator, Collection, Iterator
from contextlib import asynccontextmanager, suppress
from weakref import WeakKeyDictionary

from django.conf import settings
from redis.asyncio import Redis
from redis.asyncio.retry import Retry
from redis.backoff import NoBackoff
from redis.exceptions import RedisError

from core.infrastructure.ephemeral import EPHEMERAL_PREFIX
from core.infrastructure.redis import ANSWER_SECONDS, CONNECT_SECONDS
from core.presentation.live.endings import end
from core.presentation.live.event_log import DatabaseAway, EventLog
from core.presentation.live.guard import Guard
from core.presentation.live.limits import HEARTBEAT_SECONDS, WAITS_PER_USER
from core.presentation.live.listener import Listener
from core.presentation.live.rooms import PROCESSES, Rooms
from core.presentation.live.seats import RENEW_SECONDS, Seats
from core.presentation.live.stream_log import StreamLog
from core.presentation.live.tail import Tail
from core.presentation.live.wakeups import Wakeups

logger = logging.getLogger("videoplanet.sockets")


class Hub:
    """Runs while it has listeners: four tasks, one Redis subscription, one statement a heartbeat."""

    def __init__(self, log: EventLog, redis: "Redis") -> None:
        self.log = log
        self.seats = Seats(redis, "sockets", settings.SOCKETS_PER_PERSON)
        self.waits = Seats(redis, "waits", WAITS_PER_USER)
        self.rooms = Rooms(redis)
        self._redis = redis
        self._tails: dict[str, Tail] = {}
        self._guard = Guard(self._listeners)
        self._unchecked: set[str] = set()
        self._due = asyncio.Event()
        self._renew_at = 0.0
        self._wakeups: Wakeups | None = None
        self._tasks: list[asyncio.Task[None]] = []

    @asynccontextmanager
    async def joined(self, listener: Listener) -> AsyncIterator[None]:
        """The listener hears of every event from here on: first it is registered, then the head is read."""
        channel = listener.channel
        is_new = channel not in self._tails
        tail = self._tails.setdefault(channel, Tail(channel, self.log))
        tail.listeners.add(listener)
        try:
            if is_new:
                await self._listen_to(channel)
            head = await self.log.head(channel)
            listener.connected(head)
            tail.begin(head)
            yield
        finally:
            tail.listeners.discard(listener)
            if not tail.listeners:
                await self._close(tail)

    async def _listen_to(self, channel: str) -> None:
        if self._wakeups is not None:
            return await self._wakeups.add(channel)
        self._wakeups = Wakeups(self._redis, self._channels, self._told, self._listening)
        runs = (self._wakeups.run(), self._beat(), self._guard.run(), self.rooms.run())
        self._tasks = [asyncio.get_running_loop().create_task(run) for run in runs]
        return None

    async def _close(self, tail: Tail) -> None:
        del self._tails[tail.channel]
        await tail.close()
        if self._tails and self._wakeups is not None:
            return await self._wakeups.drop(tail.channel)
        if not self._tails:
            await self._stop()
        return None

    async def _stop(self) -> None:
        tasks, self._tasks, self._wakeups = self._tasks, [], None
        await end(tasks)
        if self._wakeups is None:
            with suppress(RedisError, OSError):
                await self._redis.aclose()

    def _told(self, prefix: str, channel: str, body: bytes) -> None:
        if prefix == EPHEMERAL_PREFIX:
            self.rooms.told(channel, body)
        elif (tail := self._tails.get(channel)) and body.isdigit():
            tail.reached(int(body))

    def _listening(self, channel: str) -> None:
        """What was announced before the subscription stood was lost."""
        self.rooms.listening(channel)
        self._unchecked.add(channel)
        self._due.set()

    async def _beat(self) -> None:
        while True:
            is_due = False
            with suppress(TimeoutError):
                async with asyncio.timeout(HEARTBEAT_SECONDS):
                    is_due = await self._due.wait()
            try:
                await (self._take_up() if is_due else self._look_after())
            except Exception:
                # Every socket of the process hangs on this loop.
                logger.exception("heartbeat failed")

    def _channels(self) -> list[str]:
        return [PROCESSES, *self._tails]

    def _listeners(self) -> Iterator[Listener]:
        for tail in self._tails.values():
            yield from tail.listeners

    async def _take_up(self) -> None:
        """Channels that are listened to from just now."""
        self._due.clear()
        unchecked, self._unchecked = self._unchecked, set()
        await self._compare(unchecked)

    async def _look_after(self) -> None:
        for listener in self._listeners():
            listener.beat()
        self.rooms.beat()
        if time.monotonic() > self._renew_at:
            self._renew_at = time.monotonic() + RENEW_SECONDS
            await self.seats.renew()
            await self.waits.renew()
        await self._compare(self._tails.keys())

    async def _compare(self, channels: Collection[str]) -> None:
        """Compare tails with their streams' heads, in one statement."""
        tails = [tail for name in channels if (tail := self._tails.get(name)) and tail.position is not None]
        positions = {tail.channel: tail.position or 0 for tail in tails}
        with suppress(DatabaseAway):
            heads = await self.log.heads(positions) if positions else {}
            for tail in tails:
                if tail.channel in heads:
                    await tail.compared(heads[tail.channel], positions[tail.channel])


_hubs: WeakKeyDictionary[asyncio.AbstractEventLoop, Hub] = WeakKeyDictionary()


def hub() -> Hub:
    """The running event loop's hub."""
    loop = asyncio.get_running_loop()
    if loop not in _hubs:
        redis = Redis.from_url(
            settings.REDIS_URL,
            socket_connect_timeout=CONNECT_SECONDS,
            socket_timeout=ANSWER_SECONDS,
            socket_keepalive=True,
            retry=Retry(NoBackoff(), 0),
        )
        _hubs[loop] = Hub(StreamLog(), redis)
    return _hubs[loop]
