"""A stream in memory, and outlets on it whose clients keep what they hear."""

import asyncio
from collections.abc import Awaitable, Callable, Iterable
from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

import orjson

from core.domain.stream import Head, StreamEvent
from core.presentation.live.closing import CloseCode, SocketClosed
from core.presentation.live.door import Shown
from core.presentation.live.event_log import DatabaseAway
from core.presentation.live.frames import Run, durable_frame
from core.presentation.live.outlet import Outlet
from tests.e2e.wire import Frames

CHANNEL, EPOCH = "project:1", "epoch-1"


class FakeLog:
    """A stream in memory that takes its time."""

    def __init__(self, length: int = 0) -> None:
        self.seq, self.oldest, self.epoch = length, 0, EPOCH
        self.is_away = False

    def append(self, count: int) -> None:
        self.seq += count

    async def head(self, channel: str) -> Head:
        await self._answer()
        return Head(self.seq, self.oldest, self.epoch)

    async def heads(self, channels: Iterable[str]) -> dict[str, int]:
        await self._answer()
        return dict.fromkeys(channels, self.seq)

    async def read(self, channel: str, since: int, limit: int) -> list[StreamEvent]:
        await self._answer()
        return [event(seq) for seq in range(max(since, self.oldest) + 1, min(since + limit, self.seq) + 1)]

    async def _answer(self) -> None:
        await asyncio.sleep(0)
        if self.is_away:
            raise DatabaseAway


class Listener:
    """An outlet with a client that keeps what it is sent."""

    channel, holder = CHANNEL, None

    def __init__(
        self, log: FakeLog, doubt: int = 0, show: Callable[[StreamEvent], Shown] = lambda event: event
    ) -> None:
        """`doubt` is the number of the event after which the right is asked for again, and refused."""
        self._doubt, self.shown = doubt, show
        self.heard: list[dict[str, Any]] = []
        self.may_read = asyncio.Event()
        self.may_read.set()
        self.writes = 0
        self.may_answer = asyncio.Event()
        self.is_kept = False
        self.outlet = Outlet(self, log, self._hear, self._at_once)
        self.task = asyncio.create_task(self.outlet.write())

    def numbers(self) -> list[int]:
        return [frame["seq"] for frame in self.heard if frame["type"] == "test.noted"]

    def since_last(self, kind: str) -> list[int]:
        """The numbers after the last frame of this type, that one first."""
        last = max(index for index, frame in enumerate(self.heard) if frame["type"] == kind)
        return [frame["seq"] for frame in self.heard[last:]]

    async def _hear(self, text: str) -> None:
        await self.may_read.wait()
        self.heard.append(orjson.loads(text))

    def _at_once(self, frame: bytes) -> bool:
        if self.may_read.is_set():
            self.writes += 1
            self.heard += [orjson.loads(payload) for _, payload in Frames().take(frame)]
        return self.may_read.is_set()

    def concerns(self, event: StreamEvent) -> bool:
        return event.seq == self._doubt

    async def recheck(self, doubted_at: float) -> None:
        await self.may_answer.wait()
        if not self.is_kept:
            raise SocketClosed(CloseCode.NOT_PERMITTED)


def event(seq: int) -> StreamEvent:
    return StreamEvent(CHANNEL, seq, "test.noted", datetime(2026, 3, 1, tzinfo=UTC), {}, "", {})


def passing(*seqs: int, data: dict[str, Any] | None = None) -> Run:
    """These events, one right after the other, as a tail hands them out."""
    return Run([durable_frame(replace(event(seq), data=data or {}), EPOCH) for seq in seqs])


async def settled(condition: Callable[[], bool]) -> None:
    async with asyncio.timeout(10):
        while not condition():
            await asyncio.sleep(0)


def run(scenario: Callable[[], Awaitable[None]]) -> None:
    async def whole() -> None:
        before = asyncio.all_tasks()
        await scenario()
        for task in asyncio.all_tasks() - before:
            task.cancel()

    asyncio.run(whole())
