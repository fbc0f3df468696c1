"""The hub: one Redis subscription and one reader of the log per channel, for all sockets of the process.

A wake-up only says that there may be news. What is handed out is read from the log; a timer compares heads, so a lost
wake-up costs seconds. Each event is encoded once.
"""

import asyncio
import contextlib
import logging
from collections.abc import AsyncIterator
from dataclasses import dataclass, field
from typing import Protocol

import orjson
import redis.asyncio
from redis.exceptions import RedisError

from core.infrastructure.streams import WAKE_PREFIX
from core.presentation.sockets.frames import Frame, durable
from core.presentation.sockets.log import Log

logger = logging.getLogger("videoplanet.live")

EPHEMERAL_PREFIX = "ephemeral:"
CHECK_SECONDS = 2.0
LONGEST_PAUSE = 5.0


class Listener(Protocol):
    def offer(self, frame: Frame) -> None:
        """Take the frame without waiting."""


@dataclass(eq=False)
class Tail:
    """How far the process has read one channel, and who wants to know."""

    seq: int
    epoch: str
    listeners: set[Listener] = field(default_factory=set)
    reader: "asyncio.Task[None] | None" = None
    has_news: bool = False


class Hub:
    """Lives on one event loop; runs while it has listeners."""

    def __init__(self, log: Log, redis_url: str) -> None:
        self._log, self._redis_url = log, redis_url
        self._tails: dict[str, Tail] = {}
        self._tasks: list[asyncio.Task[None]] = []

    async def join(self, channel: str, listener: Listener) -> None:
        """From now on `listener` is offered the channel's frames; what it misses it reads from the log."""
        if not self._tasks:
            self._tasks = [asyncio.create_task(self._hear_redis()), asyncio.create_task(self._compare_heads())]
        if channel not in self._tails:
            head = await self._log.head(channel)
            self._tails.setdefault(channel, Tail(head.seq, head.epoch))
        self._tails[channel].listeners.add(listener)

    def leave(self, channel: str, listener: Listener) -> None:
        tail = self._tails.get(channel)
        if tail is None:
            return
        tail.listeners.discard(listener)
        if not tail.listeners:
            del self._tails[channel]
        if not self._tails:
            for task in self._tasks:
                task.cancel()
            self._tasks = []

    def wake(self, channel: str) -> None:
        """There may be news on the channel."""
        tail = self._tails.get(channel)
        if tail is None:
            return
        tail.has_news = True
        if tail.reader is None or tail.reader.done():
            tail.reader = asyncio.create_task(self._read(channel, tail))

    async def _read(self, channel: str, tail: Tail) -> None:
        try:
            while tail.has_news and tail.listeners:
                tail.has_news = False
                while events := await self._log.read(channel, tail.seq):
                    for event in events:
                        tail.seq = event.seq
                        self._hand_out(tail, durable(event, tail.epoch))
        except Exception:
            # The timer comes back to it; sockets stay open meanwhile.
            logger.warning("log not read", extra={"channel": channel}, exc_info=True)

    def _hand_out(self, tail: Tail, frame: Frame) -> None:
        for listener in tuple(tail.listeners):
            listener.offer(frame)

    async def _compare_heads(self) -> None:
        while True:
            await asyncio.sleep(CHECK_SECONDS)
            await self.compare_heads()

    async def compare_heads(self) -> None:
        """Wake every channel whose log is ahead of what was read; one statement."""
        try:
            heads = await self._log.heads(list(self._tails))
        except Exception:
            logger.warning("heads not read", exc_info=True)
            return
        for channel, seq in heads.items():
            tail = self._tails.get(channel)
            if tail is not None and seq > tail.seq:
                self.wake(channel)

    async def _hear_redis(self) -> None:
        pause = 0.1
        while True:
            try:
                async with self._subscription() as subscription:
                    await self.compare_heads()
                    pause = 0.1
                    async for message in subscription.listen():
                        self._heard(message["channel"].decode(), message["data"])
            except (RedisError, OSError):
                logger.warning("redis is away; the log is read on a timer")
            await asyncio.sleep(pause)
            pause = min(pause * 2, LONGEST_PAUSE)

    @contextlib.asynccontextmanager
    async def _subscription(self) -> AsyncIterator["redis.asyncio.client.PubSub"]:
        client = redis.asyncio.Redis.from_url(self._redis_url)
        async with contextlib.aclosing(client), client.pubsub(ignore_subscribe_messages=True) as subscription:
            await subscription.psubscribe(f"{WAKE_PREFIX}*", f"{EPHEMERAL_PREFIX}*")
            yield subscription

    def _heard(self, name: str, data: bytes) -> None:
        if name.startswith(WAKE_PREFIX):
            self.wake(name.removeprefix(WAKE_PREFIX))
            return
        tail = self._tails.get(name.removeprefix(EPHEMERAL_PREFIX))
        if tail is not None:
            sender, text = orjson.loads(data)
            self._hand_out(tail, Frame(text, sender=sender))
