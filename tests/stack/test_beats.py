"""Two real beats on one database and one broker: one of them ticks, and the other takes over when it is killed."""

import json
import os
import signal
from collections.abc import Callable, Iterator
from contextlib import suppress
from datetime import timedelta
from pathlib import Path

import psutil
import pytest
import redis
from django.utils.timezone import now

from core.infrastructure.models import TimerRecord
from stack.process import command
from stack.programs import ROOT
from tests.stack.run import until


@pytest.fixture
def start(variables: dict[str, str], tmp_path: Path) -> Iterator[Callable[[], psutil.Popen]]:
    running = list[psutil.Popen]()

    def one() -> psutil.Popen:
        with (tmp_path / f"beat-{len(running)}.log").open("wb") as log:
            of_its_own = {"HEARTBEAT_FILE": str(tmp_path / f"heartbeat-{len(running)}")}
            running.append(
                psutil.Popen(command("beat", {}), cwd=ROOT, env=variables | of_its_own, stdout=log, stderr=log)
            )
        return running[-1]

    yield one
    for each in running:
        with suppress(psutil.NoSuchProcess):
            each.kill()
        each.wait(90)


def ticks(broker: str, task: str = "core.sweep") -> list[int]:
    """The process that sent each message of a task, first one first."""
    with redis.Redis.from_url(broker) as client:
        headers = [json.loads(message)["headers"] for message in reversed(client.lrange("default", 0, -1))]
    return [int(each["origin"].partition("@")[0].removeprefix("gen")) for each in headers if each["task"] == task]


def enough(broker: str, pid: int | None = None) -> Callable[[], bool]:
    """Whether there are some ticks, of that process or of any."""
    return lambda: len([each for each in ticks(broker) if pid in (None, each)]) >= 3


def test_two_beats_tick_once_and_the_second_goes_on_when_the_first_is_killed(
    broker: str, start: Callable[[], psutil.Popen], tmp_path: Path
) -> None:
    first, second = start(), start()
    until(enough(broker), "a tick")
    (leader,) = set(ticks(broker))
    follower = ({first.pid, second.pid} - {leader}).pop()
    until(lambda: all((tmp_path / f"heartbeat-{number}").exists() for number in (0, 1)), "the heartbeats of both")
    os.kill(leader, signal.SIGKILL)
    until(enough(broker, follower), "a tick of the other")
    senders = ticks(broker)
    assert senders == sorted(senders, key=[leader, follower].index)


def test_a_beat_that_is_told_to_end_leaves_the_lead_at_once_and_what_it_did_is_not_done_again(
    broker: str, start: Callable[[], psutil.Popen]
) -> None:
    TimerRecord.objects.create(name="sweep-attachments", ran_at=now() - timedelta(hours=7))
    first = start()
    until(enough(broker, first.pid), "a tick")
    second = start()
    first.terminate()
    assert first.wait(90) == 0
    until(enough(broker, second.pid), "a tick of the other")
    assert ticks(broker, "feedback.sweep_attachments") == [first.pid]


def test_a_beat_wants_no_disk(broker: str, start: Callable[[], psutil.Popen]) -> None:
    beat = start()
    until(enough(broker, beat.pid), "a tick")
    assert [each.path for each in beat.open_files() if not each.path.endswith(".log")] == []
