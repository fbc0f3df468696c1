"""The process's one Redis subscription. What it brings may be lost; it says from when on it listens to a channel."""

import asyncio
import logging
from collections.abc import Callable, Collection
from contextlib import suppress
from typing import Any

from redis.asyncio import Redis
from redis.exceptions import RedisError

from core.infrastructure.ephemeral import EPHEMERAL_PREFIX
from core.infrastructure.streams import WAKE_PREFIX

logger = logging.getLogger("videoplanet.sockets")

PREFIXES = (WAKE_PREFIX, EPHEMERAL_PREFIX)
SILENCE_SECONDS = 15.0
FIRST_PAUSE, LONGEST_PAUSE = 0.1, 2.0

Listener = Callable[[str, str, bytes], None]
Confirmed = Callable[[str], None]


class Wakeups:
    """`on_message(prefix, channel, body)` for every message, `on_listening(channel)` once its wake-ups will arrive."""

    def __init__(
        self, redis: "Redis", channels: Callable[[], Collection[str]], on_message: Listener, on_listening: Confirmed
    ) -> None:
        self._redis, self._channels = redis, channels
        self._on_message, self._on_listening = on_message, on_listening
        self._changing = asyncio.Lock()
        self._pubsub: Any = None
        self._is_away = False

    async def add(self, channel: str) -> None:
        """Listen to one more; without a connection it is taken up with the next one."""
        async with self._changing:
            if self._pubsub is not None:
                with suppress(RedisError, OSError):
                    await self._pubsub.subscribe(*_names([channel]))

    async def drop(self, channel: str) -> None:
        """Listen no more, unless somebody has come back meanwhile."""
        async with self._changing:
            if self._pubsub is not None and channel not in self._channels():
                with suppress(RedisError, OSError):
                    await self._pubsub.unsubscribe(*_names([channel]))

    async def run(self) -> None:
        """Listen, and connect again whenever the connection is lost."""
        pause = FIRST_PAUSE
        while True:
            try:
                await self._listen()
            except (RedisError, OSError):
                pause = FIRST_PAUSE if not self._is_away else min(pause * 2, LONGEST_PAUSE)
                self._note(away=True)
            await asyncio.sleep(pause)

    async def _listen(self) -> None:
        pubsub = self._redis.pubsub()
        try:
            async with self._changing:
                await pubsub.subscribe(*_names(self._channels()))
                self._pubsub = pubsub
            silent = False
            while True:
                message = await pubsub.get_message(timeout=SILENCE_SECONDS)
                if message is None and silent:
                    raise ConnectionResetError
                silent = message is None
                if silent:
                    await pubsub.ping()
                else:
                    self._take(message)
        finally:
            self._pubsub = None
            await pubsub.aclose()  # type: ignore[no-untyped-call]

    def _take(self, message: dict[str, Any]) -> None:
        if message["type"] not in ("message", "subscribe"):
            return
        self._note(away=False)
        name = message["channel"].decode()
        prefix = next(prefix for prefix in PREFIXES if name.startswith(prefix))
        if message["type"] == "message":
            self._on_message(prefix, name.removeprefix(prefix), message["data"])
        elif prefix == WAKE_PREFIX:
            self._on_listening(name.removeprefix(prefix))

    def _note(self, *, away: bool) -> None:
        if away != self._is_away:
            self._is_away = away
            logger.warning("redis away: events come by the heartbeat" if away else "redis back")


def _names(channels: Collection[str]) -> list[str]:
    return [prefix + channel for channel in channels for prefix in PREFIXES]
