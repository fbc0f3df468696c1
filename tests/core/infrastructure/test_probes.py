"""Whether parts answer: asked seldom however many want to know, and nobody is held up by one that hangs."""

import threading
from collections.abc import Iterator
from concurrent.futures import Future
from typing import Any

import pytest

from core.infrastructure import probes
from core.infrastructure.probes import KEPT_SECONDS, LEEWAY_SECONDS, MOST_WAITING_ALONG, Checks, Probe, Told
from tests.core.infrastructure.test_breaker import Clock
from tests.core.waiting import aside, eventually

# Nobody in these tests waits for it to pass: who would wait for a part that hangs, would make the test fail.
FOR_GOOD = 600.0


class Part:
    """Answers, refuses, or hangs until it is let go."""

    def __init__(self) -> None:
        self.asked, self.is_away = 0, False
        self.go = threading.Event()
        self.go.set()

    def __call__(self) -> None:
        self.asked += 1
        assert self.go.wait(FOR_GOOD)
        if self.is_away:
            raise ConnectionError


@pytest.fixture
def part() -> Iterator[Part]:
    part = Part()
    yield part
    part.go.set()


@pytest.fixture
def clock() -> Clock:
    return Clock()


def checks(part: Part, clock: Clock, patience: float = FOR_GOOD) -> Checks:
    return Checks({"film": Probe(part)}, patience=patience, clock=clock)


def test_a_flood_asks_once_a_second(part: Part, clock: Clock) -> None:
    flooded, seconds = checks(part, clock), 10
    for _ in range(seconds * 16):
        assert flooded.told() == {"film": True}
        clock.now += 1 / 16
    assert part.asked == seconds


def test_a_fault_is_told_a_second_after_the_last_good_answer(part: Part, clock: Clock) -> None:
    asked = checks(part, clock)
    asked.told()
    part.is_away = True
    clock.now += KEPT_SECONDS / 2
    assert asked.told() == {"film": True}
    clock.now += KEPT_SECONDS / 2
    assert asked.told() == {"film": False}


def test_recovery_is_told_a_second_after_the_last_bad_answer(part: Part, clock: Clock) -> None:
    asked, part.is_away = checks(part, clock), True
    assert asked.told() == {"film": False}
    part.is_away = False
    clock.now += KEPT_SECONDS / 2
    assert asked.told() == {"film": False}
    clock.now += KEPT_SECONDS / 2
    assert asked.told() == {"film": True}


def test_one_part_that_is_away_hides_no_other(part: Part, clock: Clock) -> None:
    away = Part()
    away.is_away = True
    both = Checks({"film": Probe(part), "sound": Probe(away)}, patience=FOR_GOOD, clock=clock)
    assert both.told() == {"film": True, "sound": False}


def test_an_answer_is_as_old_as_its_question(part: Part, clock: Clock) -> None:
    """A part that takes its time says what was so before it began."""
    asked = checks(part, clock)
    first = hung(asked, part, 1)
    clock.now += KEPT_SECONDS
    part.go.set()
    assert first.result(FOR_GOOD) == {"film": True}
    part.is_away = True
    assert asked.told() == {"film": False}


def hung(asked: Checks, part: Part, times: int) -> "Future[Told]":
    """Who asks a part that does not answer, once it has been asked so often."""
    part.go.clear()
    first = aside(asked.told)
    eventually(lambda: part.asked == times)
    return first


def test_while_a_part_hangs_nobody_but_the_first_waits(part: Part, clock: Clock) -> None:
    asked = checks(part, clock)
    asked.told()
    clock.now += KEPT_SECONDS
    first = hung(asked, part, 2)
    assert [asked.told() for _ in range(100)] == [{"film": True}] * 100
    clock.now += LEEWAY_SECONDS
    along = [aside(asked.told) for _ in range(MOST_WAITING_ALONG)]
    eventually(lambda: asked._seats._value == 0)
    assert [asked.told() for _ in range(100)] == [{"film": False}] * 100
    assert not any(each.done() for each in (first, *along))
    part.go.set()
    assert [each.result(FOR_GOOD) for each in (first, *along)] == [{"film": True}] * (1 + MOST_WAITING_ALONG)
    assert (part.asked, asked._seats._value) == (2, MOST_WAITING_ALONG)


def test_whoever_was_away_is_told_at_once_while_it_is_asked_anew(part: Part, clock: Clock) -> None:
    asked, part.is_away = checks(part, clock), True
    asked.told()
    clock.now += 60
    first = hung(asked, part, 2)
    assert [asked.told() for _ in range(100)] == [{"film": False}] * 100
    assert not first.done()
    part.go.set()
    assert first.result(FOR_GOOD) == {"film": False}


def test_a_part_that_hangs_is_told_in_time_and_waited_for_once(
    part: Part, clock: Clock, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked, waited = checks(part, clock, patience=0.01), []
    given = probes.wait

    def wait(futures: list[Any], **how: Any) -> Any:
        waited.append(len(futures))
        return given(futures, **how)

    monkeypatch.setattr(probes, "wait", wait)
    part.go.clear()
    for _ in range(5):
        assert asked.told() == {"film": False}
        clock.now += KEPT_SECONDS
    assert waited == [1, 0, 0, 0, 0]
    eventually(lambda: part.asked == 1)
    part.go.set()
    monkeypatch.setattr(asked, "_patience", FOR_GOOD)
    eventually(lambda: asked._parts["film"]._running.done())
    assert (asked.told(), part.asked) == ({"film": True}, 2)


def test_who_cannot_ask_leaves_it_to_the_next(part: Part, clock: Clock, monkeypatch: pytest.MonkeyPatch) -> None:
    asked = checks(part, clock)
    with monkeypatch.context() as patched:
        patched.setattr(asked, "_asked", lambda: 1 / 0)
        with pytest.raises(ZeroDivisionError):
            asked.told()
    assert asked.told() == {"film": False}
    clock.now += KEPT_SECONDS
    assert asked.told() == {"film": True}
