"""A source that takes its time keeps no other one from being told, and is told itself the next time."""

import threading
from collections.abc import Iterator

import pytest
from prometheus_client import REGISTRY, Metric

from core.infrastructure.exposition import exposition_of
from core.infrastructure.gauges import AT_ONCE, Gauges, gauge
from tests.stack.run import until


class Slow:
    """Answers each time that it is let go."""

    def __init__(self) -> None:
        self.go, self.begun, self.said = threading.Semaphore(0), 0, 0

    def __call__(self) -> Iterator[Metric]:
        self.begun += 1
        self.go.acquire()
        self.said += 1
        family = gauge("slow", "Comes late")
        family.add_metric([], self.said)
        yield family


def quick() -> Iterator[Metric]:
    family = gauge("quick", "Comes at once")
    family.add_metric([], 1)
    yield family


def refusing() -> Iterator[Metric]:
    raise ConnectionError
    yield


def errors(part: str) -> float:
    return REGISTRY.get_sample_value("videoplanet_scrape_errors_total", {"part": part}) or 0


@pytest.fixture
def slow() -> Iterator[Slow]:
    source = Slow()
    yield source
    source.go.release(9)


def test_the_others_of_its_part_are_told_meanwhile(slow: Slow) -> None:
    before, gauges = errors("database"), Gauges({"database": (slow, quick)}, keep=0, patience=0.2)
    text = exposition_of(gauges).decode()
    assert ("videoplanet_slow" in text, "videoplanet_quick 1.0" in text) == (False, True)
    assert errors("database") == before + 1


def test_no_more_sources_of_a_part_have_connections_at_once_than_it_has_turns(slow: Slow) -> None:
    gauges = Gauges({"database": (slow,) * 6}, keep=0, patience=0.2)
    exposition_of(gauges)
    assert slow.begun == AT_ONCE
    slow.go.release(6)
    until(lambda: slow.said == 6, "the answers of all")
    assert exposition_of(gauges).count(b"\nvideoplanet_slow ") == 6


def test_what_it_says_too_late_is_told_once_the_next_time(slow: Slow) -> None:
    gauges = Gauges({"database": (slow,)}, keep=0, patience=0.2)
    exposition_of(gauges)
    slow.go.release()
    until(lambda: slow.said == 1, "its answer")
    assert [b"videoplanet_slow 1.0" in exposition_of(gauges) for _ in range(2)] == [True, False]


def test_a_part_that_fails_in_two_ways_is_one_part_that_fails() -> None:
    before = errors("database")
    exposition_of(Gauges({"database": (refusing, refusing)}, keep=0))
    assert errors("database") == before + 1
