"""Who follows a channel is kicked by what happens there, once for each wish."""

import json
from typing import Any

import pytest

from core.domain.actor import SYSTEM
from core.domain.ids import new_id
from core.infrastructure import streams
from core.infrastructure.followers import follow, follower_name
from core.infrastructure.outbox import publish
from core.infrastructure.redis import redis_client
from core.infrastructure.unit_of_work import unit_of_work
from tests.core.infrastructure.facts import SceneShot

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def queue() -> str:
    """A queue that nobody works off."""
    return f"followers-{new_id()}"


def waiting(queue: str) -> list[str]:
    """The names of the tasks, with what they are asked to do; they are taken away."""
    messages = [json.loads(message) for message in redis_client().lrange(queue, 0, -1)]
    redis_client().delete(queue)
    return [f"{message['headers']['task']} {message['headers']['argsrepr']}" for message in messages]


def happen(channel: str, *takes: int) -> None:
    for take in takes:
        with unit_of_work(by=SYSTEM):
            publish(SceneShot(where=channel, take=take))


def test_a_burst_kicks_once_and_whoever_wishes_again_is_kicked_again(queue: str) -> None:
    channel = f"project:{new_id()}"
    happen(channel, 1)
    follow(channel, "film.develop", queue=queue)
    happen(f"project:{new_id()}", 1)
    assert waiting(queue) == []
    happen(channel, 2, 3, 4)
    assert waiting(queue) == [f"film.develop ['{channel}']"]
    follow(channel, "film.develop", queue=queue)
    happen(channel, 5)
    assert waiting(queue) == [f"film.develop ['{channel}']"]


def test_a_wish_does_not_stay_for_ever(queue: str) -> None:
    channel = f"project:{new_id()}"
    follow(channel, "film.develop", queue=queue)
    assert 0 < redis_client().ttl(follower_name(channel)) <= 7 * 24 * 3600


def test_without_redis_nobody_is_followed_and_nothing_fails(redis_away: Any, queue: str) -> None:
    channel = f"project:{new_id()}"
    follow(channel, "film.develop", queue=queue)
    happen(channel, 1)
    assert streams.heads([channel]) == {channel: 1}
