"""The law of the gap: whatever is lost, repeated or late on the way, a client gets all, once, in order."""

import asyncio

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from core.presentation.live.frames import RUN_BYTES, Subscribe, runs
from core.presentation.live.limits import PAGE_EVENTS, QUEUE_CHARACTERS, QUEUE_FRAMES
from core.presentation.live.tail import Tail
from tests.feedback.live.memory import CHANNEL, EPOCH, FakeLog, Listener, passing, run, settled

steps = st.lists(
    st.one_of(
        st.tuples(st.just("append"), st.integers(1, 5)),
        st.tuples(st.just("wake"), st.integers(-3, 3)),
        st.tuples(st.just("hand out"), st.integers(-4, 4)),
        st.tuples(st.just("subscribe"), st.integers(0, 6)),
        st.tuples(st.just("let go"), st.integers(0, 4)),
        st.tuples(st.just("block"), st.integers(0, 1)),
    ),
    max_size=40,
)


@settings(max_examples=200, deadline=None)
@given(length=st.integers(0, 5), steps=steps)
def test_every_client_gets_every_event_once_and_in_order(length: int, steps: list[tuple[str, int]]) -> None:
    async def scenario() -> None:
        log = FakeLog(length)
        tail, listener = Tail(CHANNEL, log), Listener(log)
        tail.listeners.add(listener.outlet)
        head = await log.head(CHANNEL)
        listener.outlet.connected(head)
        tail.begin(head)
        listener.outlet.subscribe(Subscribe())
        for step, number in steps:
            await take(step, number, log, tail, listener)
        listener.may_read.set()
        log.append(1)
        await tail.compared(log.seq, tail.position or 0)
        await settled(lambda: log.seq in listener.numbers() and listener.heard[-1].get("seq") == log.seq)
        told = listener.since_last("subscribed")
        assert told == list(range(told[0], log.seq + 1))
        for before, after in zip(listener.heard, listener.heard[1:], strict=False):
            assert after["type"] == "subscribed" or after["seq"] == before["seq"] + 1

    run(scenario)


async def take(step: str, number: int, log: FakeLog, tail: Tail, listener: Listener) -> None:
    """One thing that may happen; what `hand out` names is committed already."""
    match step:
        case "append":
            log.append(number)
        case "wake":
            tail.reached(log.seq + number)
        case "hand out" if 0 < log.seq + number <= log.seq:
            listener.outlet.offer(passing(*range(log.seq + number, min(log.seq + number + 2, log.seq) + 1)))
        case "subscribe":
            listener.outlet.subscribe(Subscribe(min(number, log.seq), EPOCH))
        case "block":
            listener.may_read.clear() if number else listener.may_read.set()
        case "let go":
            for _ in range(number):
                await asyncio.sleep(0)


def test_a_burst_is_no_slow_reader() -> None:
    async def scenario() -> None:
        log = FakeLog()
        tail, listener = Tail(CHANNEL, log), Listener(log)
        tail.listeners.add(listener.outlet)
        tail.begin(await log.head(CHANNEL))
        listener.outlet.subscribe(Subscribe(0))
        await settled(lambda: bool(listener.heard))
        log.append(QUEUE_FRAMES * 10)
        tail.reached(log.seq)
        await settled(lambda: len(listener.numbers()) == log.seq)
        assert not listener.outlet.ended.done()

    run(scenario)


def test_what_was_read_at_once_is_written_at_once() -> None:
    async def scenario() -> None:
        log = FakeLog()
        tail, listeners = Tail(CHANNEL, log), [Listener(log) for _ in range(3)]
        tail.listeners |= {listener.outlet for listener in listeners}
        tail.begin(await log.head(CHANNEL))
        for listener in listeners:
            listener.outlet.subscribe(Subscribe(0))
        await settled(lambda: all(listener.heard for listener in listeners))
        log.append(PAGE_EVENTS)
        tail.reached(log.seq)
        await settled(lambda: all(len(listener.numbers()) == PAGE_EVENTS for listener in listeners))
        assert [listener.writes for listener in listeners] == [1, 1, 1]

    run(scenario)


def test_a_run_ends_at_a_gap_and_at_what_a_reader_is_buffered() -> None:
    frames = [frame for seq in (1, 2, 4, 5) for frame in passing(seq, data={"text": "x" * (RUN_BYTES // 3)}).frames]
    large = passing(6, data={"text": "x" * RUN_BYTES}).frames
    assert [[frame.seq for frame in run.frames] for run in runs([*frames, *large])] == [[1, 2], [4, 5], [6]]


def test_what_is_too_much_to_queue_is_left_to_the_log() -> None:
    large = {"text": "x" * (QUEUE_CHARACTERS // 10)}

    async def scenario() -> None:
        log, count = FakeLog(), 100
        listener = Listener(log)
        listener.outlet.subscribe(Subscribe(0))
        await settled(lambda: bool(listener.heard))
        listener.may_read.clear()
        log.append(count)
        for seq in range(1, count + 1):
            listener.outlet.offer(passing(seq, data=large))
        listener.may_read.set()
        await settled(lambda: listener.numbers() == list(range(1, count + 1)))
        queued = [frame for frame in listener.heard if frame.get("data") == large]
        assert len(queued) <= 12
        assert not listener.outlet.ended.done()

    run(scenario)


def test_who_does_not_read_is_ended_and_delays_nobody() -> None:
    async def scenario() -> None:
        log = FakeLog()
        tail, quick, slow = Tail(CHANNEL, log), Listener(log), Listener(log)
        tail.listeners |= {quick.outlet, slow.outlet}
        tail.begin(await log.head(CHANNEL))
        for listener in (quick, slow):
            listener.outlet.subscribe(Subscribe(0))
        await settled(lambda: bool(quick.heard and slow.heard))
        slow.may_read.clear()
        log.append(QUEUE_FRAMES * 3)
        tail.reached(log.seq)
        await settled(lambda: len(quick.numbers()) == log.seq)
        assert slow.outlet.ended.result().code == 1013

    run(scenario)


@pytest.mark.parametrize("change", ["oldest", "epoch", "future"])
def test_a_position_that_is_lost_is_told_once(change: str) -> None:
    async def scenario() -> None:
        log = FakeLog(9)
        log.oldest = 5 if change == "oldest" else 0
        listener = Listener(log)
        listener.outlet.subscribe(Subscribe(50 if change == "future" else 3, "another" if change == "epoch" else EPOCH))
        await settled(lambda: bool(listener.heard))
        log.append(1)
        listener.outlet.offer(passing(10))
        await settled(lambda: listener.numbers() == [10])
        assert listener.heard[0] == {"type": "resync", "seq": 9, "epoch": EPOCH}

    run(scenario)


def test_a_log_that_was_restored_from_an_older_state_starts_everybody_anew() -> None:
    async def scenario() -> None:
        log = FakeLog(9)
        tail, listener = Tail(CHANNEL, log), Listener(log)
        tail.listeners.add(listener.outlet)
        tail.begin(await log.head(CHANNEL))
        listener.outlet.subscribe(Subscribe(9))
        await settled(lambda: bool(listener.heard))
        log.seq, log.epoch = 4, "epoch-2"
        await tail.compared(4, 9)
        await settled(lambda: listener.heard[-1] == {"type": "resync", "seq": 4, "epoch": "epoch-2"})
        log.append(2)
        tail.reached(6)
        await settled(lambda: listener.numbers() == [5, 6])

    run(scenario)


def test_a_database_that_is_away_is_asked_again() -> None:
    async def scenario() -> None:
        log = FakeLog()
        tail, listener = Tail(CHANNEL, log), Listener(log)
        tail.listeners.add(listener.outlet)
        tail.begin(await log.head(CHANNEL))
        listener.outlet.subscribe(Subscribe(0))
        await settled(lambda: bool(listener.heard))
        log.append(3)
        log.is_away = True
        tail.reached(3)
        for _ in range(10):
            await asyncio.sleep(0)
        log.is_away = False
        await tail.compared(3, 0)
        await settled(lambda: listener.numbers() == [1, 2, 3])

    run(scenario)
