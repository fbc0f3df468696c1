"""Rows are kept for as long as their channel stands still."""

import pytest
from django.core.cache import cache

from core.domain.actor import Actor
from core.infrastructure.redis import redis_client
from core.infrastructure.revisions import MEMORY_ENTRIES, Memory, cached
from tests.core.infrastructure.facts import shoot

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.usefixtures("wired")]


class Rows:
    """Loads and counts how often."""

    def __init__(self) -> None:
        self.loads = 0

    def __call__(self) -> tuple[int, ...]:
        self.loads += 1
        return (self.loads,)


@pytest.fixture
def rows() -> Rows:
    return Rows()


def test_rows_are_loaded_once_while_nothing_happens(channel: str, rows: Rows) -> None:
    assert [cached(channel, "list", rows) for _ in range(3)] == [(1,)] * 3


def test_a_commit_on_the_channel_makes_everything_new(by: Actor, channel: str, rows: Rows) -> None:
    cached(channel, "list", rows), cached(channel, "count", rows)
    shoot(by, channel, 1)
    assert (cached(channel, "list", rows), cached(channel, "count", rows)) == ((3,), (4,))


def test_a_commit_elsewhere_changes_nothing(by: Actor, channel: str, rows: Rows) -> None:
    cached(channel, "list", rows)
    shoot(by, f"{channel[:-1]}x", 1)
    assert cached(channel, "list", rows) == (1,)


def test_names_are_kept_apart(channel: str, rows: Rows) -> None:
    assert (cached(channel, "a", rows), cached(channel, "b", rows)) == ((1,), (2,))


def test_another_process_finds_the_rows_in_redis(channel: str, rows: Rows) -> None:
    cached(channel, "list", rows)
    assert cache.get(f"{channel}:0:list") == (1,)


def test_a_commit_counts_even_after_redis_forgot_everything(by: Actor, channel: str, rows: Rows) -> None:
    cached(channel, "list", rows)
    shoot(by, channel, 1)
    redis_client().delete(*redis_client().keys(f"*{channel}*"))
    assert cached(channel, "list", rows) == (2,)


@pytest.mark.usefixtures("redis_away")
def test_without_redis_rows_follow_the_database(by: Actor, channel: str, rows: Rows) -> None:
    cached(channel, "list", rows)
    shoot(by, channel, 1)
    assert cached(channel, "list", rows) == (2,)


def test_memory_ends_after_its_time() -> None:
    hour = [0.0]
    memory = Memory(clock=lambda: hour[0])
    memory.set("a", 1)
    assert memory.get("a") == 1
    hour[0] = 1e9
    assert memory.get("a") is None


def test_memory_drops_what_was_used_longest_ago() -> None:
    memory = Memory()
    for number in range(MEMORY_ENTRIES):
        memory.set(str(number), number)
    assert memory.get("0") == 0
    memory.set("one more", 1)
    assert (memory.get("0"), memory.get("1"), memory.get("2")) == (0, None, 2)
