"""What a reader may see: asked of its door for each event, and again when an event makes it doubtful."""

from dataclasses import replace

import pytest

from core.domain.stream import StreamEvent
from core.presentation.live.closing import SocketClosed
from core.presentation.live.door import RESYNC, Shown
from core.presentation.live.frames import Subscribe, durable_frame
from tests.feedback.live.memory import EPOCH, FakeLog, Listener, event, run, settled


def test_nothing_behind_a_doubtful_event_goes_out_before_the_answer() -> None:
    async def scenario() -> None:
        log = FakeLog()
        listener = Listener(log, doubt=2)
        listener.outlet.subscribe(Subscribe(0))
        await settled(lambda: bool(listener.heard))
        log.append(5)
        for seq in range(1, 6):
            listener.outlet.offer(durable_frame(event(seq), EPOCH))
        await settled(lambda: listener.numbers() == [1, 2])
        listener.may_answer.set()
        with pytest.raises(SocketClosed):
            await listener.task
        assert listener.numbers() == [1, 2]

    run(scenario)


def test_what_follows_a_doubtful_event_is_shown_by_the_right_after_it() -> None:
    async def scenario() -> None:
        log, is_shown = FakeLog(), False
        listener = Listener(log, doubt=2, show=lambda event: event if is_shown or event.seq < 3 else None)
        listener.outlet.subscribe(Subscribe(0))
        await settled(lambda: bool(listener.heard))
        log.append(4)
        for seq in range(1, 5):
            listener.outlet.offer(durable_frame(event(seq), EPOCH))
        is_shown = listener.is_kept = True
        listener.may_answer.set()
        await settled(lambda: listener.numbers() == [1, 2, 3, 4])

    run(scenario)


@pytest.mark.parametrize("passes_by", [True, False])
def test_a_reader_is_shown_what_its_door_makes_of_an_event(passes_by: bool) -> None:
    def made_of(event: StreamEvent) -> Shown:
        return {1: None, 2: replace(event, data={"text": "cut"}), 3: RESYNC}.get(event.seq, event)

    async def scenario() -> None:
        log = FakeLog()
        listener = Listener(log, show=made_of)
        listener.outlet.subscribe(Subscribe(0))
        await settled(lambda: bool(listener.heard))
        log.append(4)
        for seq in range(1, 5) if passes_by else [4]:
            listener.outlet.offer(durable_frame(event(seq), EPOCH))
        await settled(lambda: listener.heard[-1].get("seq") == 4)
        assert [(frame["type"], frame["seq"], frame.get("data")) for frame in listener.heard[1:]] == [
            ("test.noted", 2, {"text": "cut"}),
            ("resync", 3, None),
            ("test.noted", 4, {}),
        ]

    run(scenario)
