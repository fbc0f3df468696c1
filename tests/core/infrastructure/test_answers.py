"""Whole answers: bounded by what they take, and for a minute."""

import gzip

from pytest_django.fixtures import Settings

from core.infrastructure.cache.answers import LARGEST, Answers, KeptAnswer
from tests.core.infrastructure.test_breaker import Clock
from tests.core.infrastructure.test_cache import lookups

ROOM = 100_000


def answers(clock: Clock | None = None) -> Answers[str]:
    return Answers("test", most_bytes=ROOM, clock=clock or Clock())


def test_the_oldest_goes_when_they_take_too_much() -> None:
    kept = answers()
    for name in ("first", "second", "third"):
        kept.put(name, name, 40_000)
    assert [kept.get(name) for name in ("first", "second", "third")] == [None, "second", "third"]


def test_what_lies_beside_a_small_one_counts_too() -> None:
    kept = answers()
    for number in range(1000):
        kept.put(number, "small", 1)
    assert sum(kept.get(number) is not None for number in range(1000)) < 50


def test_one_that_comes_again_is_counted_once() -> None:
    kept = answers()
    for _ in range(5):
        kept.put("same", "same", 50_000)
    kept.put("other", "other", 30_000)
    assert (kept.get("same"), kept.get("other")) == ("same", "other")


def test_a_huge_one_throws_out_nobody() -> None:
    kept = Answers[str]("test", most_bytes=2 * LARGEST)
    kept.put("small", "small", 10)
    kept.put("huge", "huge", LARGEST + 1)
    assert (kept.get("small"), kept.get("huge")) == ("small", None)


def test_what_was_forgotten_leaves_its_room() -> None:
    kept = answers()
    kept.put("first", "first", 90_000)
    kept.clear()
    for name in ("second", "third"):
        kept.put(name, name, 40_000)
    assert [kept.get(name) for name in ("first", "second", "third")] == [None, "second", "third"]


def test_it_ends_and_leaves_its_room_to_the_next(settings: Settings) -> None:
    clock = Clock()
    kept = answers(clock)
    kept.put("first", "first", 50_000)
    clock.now += settings.CACHE_HOT_SECONDS
    assert kept.get("first") is None
    kept.put("second", "second", 1)
    assert kept._taken < 10_000


def test_where_nothing_may_last_nothing_is_kept(settings: Settings) -> None:
    settings.CACHE_HOT_SECONDS = 0
    kept = answers()
    kept.put("first", "first", 10)
    assert (kept.get("first"), kept._taken) == (None, 0)


def test_what_does_not_hold_any_more_is_not_given() -> None:
    kept = answers()
    kept.put("question", "old", 10)
    assert kept.get("question", lambda answer: answer == "new") is None
    kept.put("question", "new", 10)
    assert kept.get("question", lambda answer: answer == "new") == "new"


def test_what_is_not_here_counts_where_it_is_found() -> None:
    kept = Answers[str]("counted answers", clock=Clock())

    def counted() -> list[float]:
        return [lookups("counted answers", layer) for layer in ("memory", "database")]

    assert (kept.get("question"), counted()) == (None, [0, 0])
    kept.count_made()
    kept.put("question", "answer", 10)
    assert (kept.get("question"), kept.get("question", lambda _: False)) == ("answer", None)
    assert (kept.peek("question"), counted()) == ("answer", [1, 1])


def test_it_is_compressed_once() -> None:
    kept = KeptAnswer({"ETag": '"1"'}, b"x" * 5000)
    assert gzip.decompress(kept.compressed) == kept.content
    assert kept.compressed is kept.compressed
