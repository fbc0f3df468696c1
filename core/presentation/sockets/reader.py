"""One socket's way through the log: after number N comes N + 1, whatever the hub hands out, loses or repeats."""

import asyncio
import logging
from collections.abc import Awaitable, Callable
from typing import TypeVar

from core.infrastructure.streams import Head
from core.presentation.sockets.frames import Frame, Subscribe, durable, text
from core.presentation.sockets.log import Log

logger = logging.getLogger("videoplanet.live")

Answer = TypeVar("Answer")
QUEUE = 256
RETRY_SECONDS = 1.0


class SlowReader(Exception):
    """The socket does not take its frames; it is closed rather than buffered without bound."""


class Reader:
    """Sends frames of `channel` through `send`, in order, each once. `run` ends with SlowReader or cancellation."""

    def __init__(
        self,
        channel: str,
        log: Log,
        send: Callable[[Frame], Awaitable[None]],
        *,
        name: str = "",
        send_seconds: float = 10.0,
    ) -> None:
        self._channel, self._log, self._send, self._name = channel, log, send, name
        self._send_seconds = send_seconds
        self._queue: asyncio.Queue[Frame | Subscribe] = asyncio.Queue(QUEUE)
        self._is_full = False
        self._last: int | None = None
        self._epoch = ""

    def offer(self, frame: Frame) -> None:
        """From the hub; a full queue ends the reader."""
        if frame.sender and frame.sender == self._name:
            return
        self._put(frame)

    def subscribe(self, wish: Subscribe) -> None:
        """Start, or start again, at the wish's number."""
        self._put(wish)

    async def run(self) -> None:
        while True:
            item = await self._queue.get()
            if self._is_full:
                raise SlowReader
            if isinstance(item, Subscribe):
                await self._start(item)
            elif item.seq is None:
                await self._deliver(item)
            elif self._last is not None:
                await self._follow(item)

    def _put(self, item: Frame | Subscribe) -> None:
        try:
            self._queue.put_nowait(item)
        except asyncio.QueueFull:
            self._is_full = True

    async def _start(self, wish: Subscribe) -> None:
        head = await self._retrying(lambda: self._log.head(self._channel))
        self._epoch = head.epoch
        since = head.seq if wish.since is None else wish.since
        can_resume = head.can_resume(since, wish.epoch)
        self._last = since if can_resume else head.seq
        await self._announce("subscribed" if can_resume else "resync", head)
        await self._catch_up()

    async def _announce(self, kind: str, head: Head) -> None:
        await self._deliver(Frame(text({"type": kind, "seq": head.seq, "epoch": head.epoch})))

    async def _follow(self, frame: Frame) -> None:
        if frame.seq == self._next():
            await self._advance(frame)
        elif frame.seq is not None and frame.seq > self._next():
            await self._catch_up()

    async def _catch_up(self) -> None:
        while events := await self._retrying(lambda: self._log.read(self._channel, self._next() - 1)):
            for event in events:
                await self._advance(durable(event, self._epoch))

    async def _advance(self, frame: Frame) -> None:
        await self._deliver(frame)
        self._last = frame.seq

    def _next(self) -> int:
        return (self._last or 0) + 1

    async def _deliver(self, frame: Frame) -> None:
        try:
            await asyncio.wait_for(self._send(frame), self._send_seconds)
        except TimeoutError as error:
            raise SlowReader from error

    async def _retrying(self, ask: Callable[[], Awaitable[Answer]]) -> Answer:
        while True:
            try:
                return await ask()
            except Exception:
                logger.warning("log not read", extra={"channel": self._channel}, exc_info=True)
                await asyncio.sleep(RETRY_SECONDS)
