"""What a reader may see: asked of its door for each event, and again when an event makes it doubtful."""

from dataclasses import replace

import pytest

from core.domain.stream import StreamEvent
from core.presentation.live.closing import SocketClosed
from core.presentation.live.door import RESYNC, Shown
from core.presentation.live.frames import Subscribe
from tests.feedback.live.memory import FakeLog, Listener, passing, run, settled

together = pytest.mark.parametrize("together", [True, False])


def offer(listener: Listener, count: int, together: bool) -> None:
    numbers = range(1, count + 1)
    for seqs in [numbers] if together else [[seq] for seq in numbers]:
        listener.outlet.offer(passing(*seqs))


@together
def test_nothing_behind_a_doubtful_event_goes_out_before_the_answer(together: bool) -> None:
    async def scenario() -> None:
        log = FakeLog()
        listener = Listener(log, doubt=2)
        listener.outlet.subscribe(Subscribe(0))
        await settled(lambda: bool(listener.heard))
        log.append(5)
        offer(listener, 5, together)
        await settled(lambda: listener.numbers() == [1, 2])
        listener.may_answer.set()
        with pytest.raises(SocketClosed):
            await listener.task
        assert listener.numbers() == [1, 2]

    run(scenario)


@together
def test_what_follows_a_doubtful_event_is_shown_by_the_right_after_it(together: bool) -> None:
    async def scenario() -> None:
        log, is_shown = FakeLog(), False
        listener = Listener(log, doubt=2, show=lambda event: event if is_shown or event.seq < 3 else None)
        listener.outlet.subscribe(Subscribe(0))
        await settled(lambda: bool(listener.heard))
        log.append(4)
        offer(listener, 4, together)
        is_shown = listener.is_kept = True
        listener.may_answer.set()
        await settled(lambda: listener.numbers() == [1, 2, 3, 4])

    run(scenario)


@pytest.mark.parametrize("passes", ["together", "one by one", "in the log"])
def test_a_reader_is_shown_what_its_door_makes_of_an_event(passes: str) -> None:
    def made_of(event: StreamEvent) -> Shown:
        return {1: None, 2: replace(event, data={"text": "cut"}), 3: RESYNC}.get(event.seq, event)

    async def scenario() -> None:
        log = FakeLog()
        listener = Listener(log, show=made_of)
        listener.outlet.subscribe(Subscribe(0))
        await settled(lambda: bool(listener.heard))
        log.append(4)
        if passes == "in the log":
            listener.outlet.offer(passing(4))
        else:
            offer(listener, 4, passes == "together")
        await settled(lambda: listener.heard[-1].get("seq") == 4)
        assert [(frame["type"], frame["seq"], frame.get("data")) for frame in listener.heard[1:]] == [
            ("test.noted", 2, {"text": "cut"}),
            ("resync", 3, None),
            ("test.noted", 4, {}),
        ]

    run(scenario)
