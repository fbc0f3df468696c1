"""Whoever looks at the file's age knows whether the process works."""

import time
from pathlib import Path

import pytest
from redis.exceptions import RedisError

from core.infrastructure.attendance import say_at_work, seen
from core.infrastructure.heartbeat import SILENCE_SECONDS, Heartbeat


class Process:
    """A heartbeat whose clock and broker the test plays."""

    def __init__(self, file: Path) -> None:
        self.file, self.time, self.broker = file, 1000.0, True
        self.said: list[float] = []
        self.heartbeat = Heartbeat(file, lambda: self.broker, lambda: self.time, self._say)

    def _say(self) -> None:
        if not self.broker:
            raise RedisError
        self.said.append(self.time)

    def says_so(self) -> bool:
        before = len(self.said)
        self.heartbeat.look()
        return len(self.said) > before

    def is_seen_alive(self) -> bool:
        self.file.unlink(missing_ok=True)
        self.heartbeat.look()
        return self.file.exists()


@pytest.fixture
def process(tmp_path: Path) -> Process:
    return Process(tmp_path / "heartbeat")


def test_a_process_whose_loop_turns_is_alive(process: Process) -> None:
    for _ in range(3):
        process.time += SILENCE_SECONDS - 1
        process.heartbeat.beat()
        assert process.is_seen_alive()


def test_a_process_whose_loop_stands_still_is_not(process: Process) -> None:
    process.time += SILENCE_SECONDS
    assert not process.is_seen_alive()


def test_who_waits_for_a_broker_that_is_away_is_alive(process: Process) -> None:
    process.time += 10 * SILENCE_SECONDS
    process.broker = False
    assert process.is_seen_alive()
    process.broker = True
    assert not process.is_seen_alive()


def test_a_file_that_cannot_be_written_ends_nothing(tmp_path: Path) -> None:
    process = Process(tmp_path / "nowhere" / "heartbeat")
    assert not process.is_seen_alive()


def test_whoever_watches_the_whole_hears_of_it_as_long_as_the_loop_turns(process: Process) -> None:
    assert process.says_so()
    process.time += SILENCE_SECONDS
    assert not process.says_so()
    process.heartbeat.beat()
    assert process.says_so()


def test_a_process_may_say_so_without_a_file() -> None:
    said: list[bool] = []
    Heartbeat(None, lambda: True, lambda: 0.0, lambda: said.append(True)).look()
    assert said == [True]


def test_of_each_kind_it_is_known_when_it_was_last_seen() -> None:
    say_at_work("projectionist")
    found = seen(["projectionist", "usher"])
    assert abs(found["projectionist"] - time.time()) < 60
    assert found["usher"] == 0
