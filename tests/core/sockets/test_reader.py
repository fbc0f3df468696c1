"""The law of the log: whatever is lost, repeated or reordered on the way, a socket gets each event once, in order."""

import asyncio
from collections.abc import Iterable
from datetime import UTC, datetime

import orjson
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from core.infrastructure.streams import Head, StreamEvent
from core.presentation.sockets.frames import Frame, Subscribe, durable
from core.presentation.sockets.hub import Hub
from core.presentation.sockets.reader import QUEUE, Reader, SlowReader

CHANNEL, EPOCH = "project:1", "epoch-1"


class FakeLog:
    """A log in memory; may fail for a while, as a database does that restarts."""

    def __init__(self, length: int = 0, oldest: int = 0) -> None:
        self.events = [event(number) for number in range(1, length + 1)]
        self.oldest = oldest
        self.failures = 0

    def append(self) -> StreamEvent:
        self.events.append(event(len(self.events) + 1))
        return self.events[-1]

    async def head(self, channel: str) -> Head:
        return Head(seq=len(self.events), oldest=self.oldest, epoch=EPOCH)

    async def heads(self, channels: Iterable[str]) -> dict[str, int]:
        return dict.fromkeys(channels, len(self.events))

    async def read(self, channel: str, since: int) -> list[StreamEvent]:
        if self.failures:
            self.failures -= 1
            raise OSError("the database is away")
        await asyncio.sleep(0)
        return self.events[since : since + 3]


def event(number: int) -> StreamEvent:
    return StreamEvent(CHANNEL, number, "comment.added", datetime(2026, 3, 1, tzinfo=UTC), {}, "", {"n": number})


class Socket:
    """Collects what a reader sends."""

    def __init__(self, log: FakeLog, stuck: bool = False) -> None:
        self.sent: list[dict[str, object]] = []
        self.stuck = stuck
        self.reader = Reader(CHANNEL, log, self.send, send_seconds=0.05)
        self.task: asyncio.Task[None] | None = None

    def start(self) -> None:
        self.task = asyncio.create_task(self.reader.run())

    async def send(self, frame: Frame) -> None:
        if self.stuck:
            await asyncio.Event().wait()
        await asyncio.sleep(0)
        self.sent.append(orjson.loads(frame.text))

    def numbers(self) -> list[object]:
        return [frame["seq"] for frame in self.sent if frame["type"] == "comment.added"]

    async def has(self, count: int) -> None:
        async with asyncio.timeout(5):
            while len(self.sent) < count:
                await asyncio.sleep(0)


@settings(max_examples=150, deadline=None)
@given(
    since=st.integers(0, 8),
    handed_out=st.lists(st.integers(1, 30), max_size=60),
)
def test_each_event_once_and_in_order(since: int, handed_out: list[int]) -> None:
    async def scenario() -> None:
        log = FakeLog(length=8)
        socket = Socket(log)
        socket.start()
        socket.reader.subscribe(Subscribe(since, EPOCH))
        for number in handed_out:
            while len(log.events) < number:
                log.append()
            socket.reader.offer(durable(log.events[number - 1], EPOCH))
            await asyncio.sleep(0)
        last = log.append()
        socket.reader.offer(durable(last, EPOCH))
        await socket.has(1 + last.seq - since)
        assert socket.sent[0]["type"] == "subscribed"
        assert socket.numbers() == list(range(since + 1, last.seq + 1))
        assert socket.task is not None
        socket.task.cancel()

    asyncio.run(scenario())


@pytest.mark.parametrize(
    ("wish", "oldest"),
    [(Subscribe(2, EPOCH), 3), (Subscribe(9, EPOCH), 0), (Subscribe(5, "another"), 0)],
    ids=["older than the retention", "in the future", "another epoch"],
)
def test_who_cannot_resume_is_told_and_goes_on_live(wish: Subscribe, oldest: int) -> None:
    async def scenario() -> None:
        log = FakeLog(length=8, oldest=oldest)
        socket = Socket(log)
        socket.start()
        socket.reader.subscribe(wish)
        await socket.has(1)
        assert socket.sent == [{"type": "resync", "seq": 8, "epoch": EPOCH}]
        socket.reader.offer(durable(log.append(), EPOCH))
        await socket.has(2)
        assert socket.numbers() == [9]
        assert socket.task is not None
        socket.task.cancel()

    asyncio.run(scenario())


def test_a_reader_that_takes_nothing_ends_without_holding_up_the_others() -> None:
    async def scenario() -> None:
        log = FakeLog()
        slow, quick = Socket(log, stuck=True), Socket(log)
        hub = Hub(log, "redis://127.0.0.1:1/0")
        for socket in (slow, quick):
            await hub.join(CHANNEL, socket.reader)
            socket.start()
            socket.reader.subscribe(Subscribe(0, EPOCH))
        for _ in range(QUEUE // 2):
            log.append()
        hub.wake(CHANNEL)
        await quick.has(1 + QUEUE // 2)
        assert slow.task is not None
        with pytest.raises(SlowReader):
            await slow.task
        for socket in (slow, quick):
            hub.leave(CHANNEL, socket.reader)
            assert socket.task is not None
            socket.task.cancel()

    asyncio.run(scenario())


def test_a_full_queue_ends_the_reader() -> None:
    async def scenario() -> None:
        socket = Socket(FakeLog())
        for _ in range(QUEUE + 1):
            socket.reader.offer(Frame("{}"))
        with pytest.raises(SlowReader):
            await socket.reader.run()

    asyncio.run(scenario())


def test_a_lost_wake_up_is_healed_by_comparing_heads() -> None:
    async def scenario() -> None:
        log = FakeLog()
        socket, hub = Socket(log), Hub(log, "redis://127.0.0.1:1/0")
        await hub.join(CHANNEL, socket.reader)
        socket.start()
        socket.reader.subscribe(Subscribe(None, None))
        await socket.has(1)
        log.append()
        log.failures = 1
        await hub.compare_heads()
        await asyncio.sleep(0.01)
        await hub.compare_heads()
        await socket.has(2)
        assert socket.numbers() == [1]
        hub.leave(CHANNEL, socket.reader)
        assert socket.task is not None
        socket.task.cancel()

    asyncio.run(scenario())
