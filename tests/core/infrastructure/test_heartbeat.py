"""Whoever looks at the file's age knows whether the process works."""

from pathlib import Path

import pytest

from core.infrastructure.heartbeat import SILENCE_SECONDS, Heartbeat


class Process:
    """A heartbeat whose clock and broker the test plays."""

    def __init__(self, file: Path) -> None:
        self.file, self.time, self.broker = file, 1000.0, True
        self.heartbeat = Heartbeat(file, lambda: self.broker, lambda: self.time)

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
