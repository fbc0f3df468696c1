"""Wake-ups of a task that looks for all there is to do: one waits at a time, and none is missed."""

import json

import pytest

from core.domain.ids import new_id
from core.infrastructure import broker
from core.infrastructure.redis import redis_client


@pytest.fixture
def task() -> str:
    """That no worker knows."""
    return f"nobody.{new_id()}"


def waiting(task: str) -> int:
    messages = redis_client().lrange("default", 0, -1)
    return sum(json.loads(message)["headers"]["task"] == task for message in messages)


def test_one_message_waits_however_many_commit(task: str) -> None:
    for _ in range(5):
        broker.kick_once(task)
    assert waiting(task) == 1


def test_what_is_committed_after_it_was_taken_up_sends_another(task: str) -> None:
    broker.kick_once(task)
    broker.taken_up(task)
    for _ in range(2):
        broker.kick_once(task)
    assert waiting(task) == 2


def test_a_message_that_was_lost_keeps_nobody_back_for_long(task: str) -> None:
    broker.kick_once(task)
    assert 0 < redis_client().pttl(f"kicked:{task}") <= 1000


def test_tasks_are_marked_apart(task: str) -> None:
    for each in (task, f"{task}.other"):
        broker.kick_once(each)
    assert (waiting(task), waiting(f"{task}.other")) == (1, 1)
