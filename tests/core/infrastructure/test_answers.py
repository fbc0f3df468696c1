"""Whole answers: bounded by what they take."""

import gzip

from core.infrastructure.cache.answers import LARGEST, Answers, KeptAnswer


def answer(size: int) -> KeptAnswer:
    return KeptAnswer({"ETag": '"1"'}, b"x" * size)


def test_the_least_recently_used_goes_when_they_take_too_much() -> None:
    kept = Answers(most_bytes=100)
    for name in ("first", "second"):
        kept.put(name, answer(40))
    assert kept.get("first")
    kept.put("third", answer(40))
    assert [kept.get(name) is not None for name in ("first", "second", "third")] == [True, False, True]


def test_one_that_comes_again_is_counted_once() -> None:
    kept = Answers(most_bytes=100)
    for _ in range(5):
        kept.put("same", answer(60))
    kept.put("other", answer(40))
    assert kept.get("same")
    assert kept.get("other")


def test_a_huge_one_throws_out_nobody() -> None:
    kept = Answers(most_bytes=2 * LARGEST)
    kept.put("small", answer(10))
    kept.put("huge", answer(LARGEST + 1))
    assert kept.get("small")
    assert kept.get("huge") is None


def test_what_was_forgotten_leaves_its_room() -> None:
    kept = Answers(most_bytes=100)
    kept.put("first", answer(90))
    kept.clear()
    assert kept.get("first") is None
    for name in ("second", "third"):
        kept.put(name, answer(50))
    assert kept.get("second")


def test_it_is_compressed_once() -> None:
    kept = answer(5000)
    assert gzip.decompress(kept.compressed) == kept.content
    assert kept.compressed is kept.compressed
