"""Rows are kept for as long as their channels stand still."""

import pickle
from collections.abc import Callable, Iterator

import pytest
from django.db import transaction
from pytest_django.fixtures import Settings

from core.domain.actor import Actor
from core.infrastructure import streams
from core.infrastructure.cache import Life, cached, cached_many, layers, release, revisions_of
from core.infrastructure.metrics import exposition
from core.infrastructure.redis import redis_client
from core.infrastructure.unit_of_work import unit_of_work
from tests.core.infrastructure.facts import shoot

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.usefixtures("wired", "own_memory")]


class Rows:
    """Loads and counts how often."""

    def __init__(self) -> None:
        self.loads = 0

    def __call__(self) -> tuple[int, ...]:
        self.loads += 1
        return (self.loads,)


class Takes:
    """Loads by id and notes which ids it was asked for."""

    def __init__(self) -> None:
        self.asked: list[list[str]] = []

    def __call__(self, ids: list[str]) -> dict[str, str]:
        self.asked.append(ids)
        return {each: f"{each} {len(self.asked)}" for each in ids if each != "gone"}


@pytest.fixture
def rows() -> Rows:
    return Rows()


@pytest.fixture
def takes() -> Takes:
    return Takes()


@pytest.fixture
def own_memory() -> Iterator[None]:
    layers.memory().clear()
    yield
    layers.memory().clear()


@pytest.fixture
def read(channel: str, rows: Rows) -> Callable[..., tuple[int, ...]]:
    """`read("list")` is what is kept as "list" of the channel, and of others that are given."""
    return lambda entry, *others, **how: cached(entry, revisions_of([channel, *others]), rows, **how)


def as_another_process() -> None:
    layers.memory().clear()


def entries() -> list[bytes]:
    return list(redis_client().keys("cache:*"))


def lookups(entry: str, layer: str) -> float:
    """How often the layer had the entry."""
    name = f'videoplanet_cache_lookups_total{{entry="{entry}",layer="{layer}"}} '
    found = [line.removeprefix(name) for line in exposition().decode().splitlines() if line.startswith(name)]
    return float(found[0]) if found else 0.0


def test_rows_are_loaded_once_while_nothing_happens(read: Callable[..., tuple[int, ...]]) -> None:
    assert [read("list") for _ in range(3)] == [(1,)] * 3


def test_a_commit_on_the_channel_makes_everything_new(
    by: Actor, channel: str, read: Callable[..., tuple[int, ...]]
) -> None:
    read("list"), read("count")
    shoot(by, channel, 1)
    assert (read("list"), read("count")) == ((3,), (4,))


def test_a_change_that_no_event_tells_makes_everything_new(
    by: Actor, channel: str, read: Callable[..., tuple[int, ...]]
) -> None:
    read("list")
    with unit_of_work(by=by):
        streams.change(channel)
    assert read("list") == (2,)


def test_a_commit_elsewhere_changes_nothing(by: Actor, channel: str, read: Callable[..., tuple[int, ...]]) -> None:
    read("list")
    shoot(by, f"{channel[:-1]}x", 1)
    assert read("list") == (1,)


def test_each_channel_of_an_entry_makes_it_new(by: Actor, channel: str, read: Callable[..., tuple[int, ...]]) -> None:
    first, second = f"{channel[:-1]}x", f"{channel[:-1]}y"
    read("list", first, second)
    shoot(by, second, 1)
    assert [read("list", first, second), read("list", first, second)] == [(2,), (2,)]


def test_names_are_kept_apart(read: Callable[..., tuple[int, ...]]) -> None:
    assert (read("a"), read("b"), read("a", of=(1, 2)), read("a", of=(12,))) == ((1,), (2,), (3,), (4,))


def test_another_process_finds_the_rows_in_redis(read: Callable[..., tuple[int, ...]]) -> None:
    read("list")
    as_another_process()
    assert read("list") == (1,)


def test_hot_rows_stay_in_the_process(read: Callable[..., tuple[int, ...]]) -> None:
    before = entries()
    assert [read("list", life=Life.HOT) for _ in range(2)] == [(1,)] * 2
    assert entries() == before


@pytest.mark.parametrize(("life", "seconds"), [(Life.WARM, 600), (Life.COLD, 3600)])
def test_rows_in_redis_end_after_their_time(read: Callable[..., tuple[int, ...]], life: Life, seconds: int) -> None:
    before = entries()
    read("list", life=life)
    (entry,) = set(entries()) - set(before)
    assert seconds - 5 <= redis_client().ttl(entry) <= seconds


def test_a_commit_counts_even_after_redis_forgot_everything(
    by: Actor, channel: str, read: Callable[..., tuple[int, ...]]
) -> None:
    read("list")
    shoot(by, channel, 1)
    redis_client().flushdb()
    assert read("list") == (2,)


@pytest.mark.usefixtures("redis_away")
def test_without_redis_rows_follow_the_database(
    by: Actor, channel: str, read: Callable[..., tuple[int, ...]], takes: Takes
) -> None:
    read("list")
    shoot(by, channel, 1)
    assert read("list") == (2,)
    as_another_process()
    assert (read("list"), cached_many("takes", {"a": revisions_of([channel])}, takes)) == ((3,), {"a": "a 1"})


def test_what_is_not_committed_is_kept_for_nobody(read: Callable[..., tuple[int, ...]], takes: Takes) -> None:
    before = entries()
    with transaction.atomic():
        assert [read("list"), read("list")] == [(1,), (2,)]
        assert cached_many("takes", {"a": {}}, takes) == {"a": "a 1"}
    assert (read("list"), entries() == before) == ((3,), False)


@pytest.mark.parametrize("forge", [lambda _: pickle.dumps((666,)), lambda _: b"", lambda entry: entry[:-1]])
def test_an_entry_that_somebody_else_wrote_is_not_opened(
    read: Callable[..., tuple[int, ...]], forge: Callable[[bytes], bytes]
) -> None:
    before = entries()
    read("list")
    (key,) = set(entries()) - set(before)
    redis_client().set(key, forge(redis_client().get(key)))
    as_another_process()
    assert read("list") == (2,)


def test_an_entry_under_the_key_of_another_is_not_opened(read: Callable[..., tuple[int, ...]]) -> None:
    before = entries()
    read("list"), read("count")
    one, other = set(entries()) - set(before)
    redis_client().set(one, redis_client().get(other))
    as_another_process()
    assert {read("list"), read("count")} in ({(1,), (3,)}, {(3,), (2,)})


def test_another_release_finds_nothing(read: Callable[..., tuple[int, ...]], settings: Settings) -> None:
    read("list")
    as_another_process()
    release.release.cache_clear()
    settings.BASE_DIR = settings.BASE_DIR / "tests"
    try:
        assert read("list") == (2,)
    finally:
        release.release.cache_clear()


def test_many_are_looked_up_at_once(by: Actor, channel: str, takes: Takes) -> None:
    names = {each: f"{channel[:-1]}{each[-1]}" for each in ("a", "b", "c")}

    def look() -> dict[str, str]:
        return cached_many("takes", {each: revisions_of([name]) for each, name in names.items()}, takes)

    assert look() == look() == {"a": "a 1", "b": "b 1", "c": "c 1"}
    shoot(by, names["b"], 1)
    as_another_process()
    assert look() == {"a": "a 1", "b": "b 2", "c": "c 1"}
    assert takes.asked == [["a", "b", "c"], ["b"]]


def test_one_that_is_not_there_is_looked_for_again(takes: Takes) -> None:
    at = {"a": {"many": 1}, "gone": {"many": 1}}
    assert [cached_many("takes", at, takes) for _ in range(2)] == [{"a": "a 1"}] * 2
    assert takes.asked == [["a", "gone"], ["gone"]]


def test_nothing_is_asked_for_none(takes: Takes) -> None:
    assert (cached_many("takes", {}, takes), takes.asked) == ({}, [])


def test_lookups_are_counted_by_layer(channel: str, read: Callable[..., tuple[int, ...]], takes: Takes) -> None:
    entry = f"counted {channel}"
    for _ in range(3):
        read(entry)
    as_another_process()
    read(entry)
    cached_many(entry, {each: {channel: 0} for each in ("a", "b")}, takes)
    assert [lookups(entry, layer) for layer in ("memory", "redis", "database")] == [2, 1, 3]
