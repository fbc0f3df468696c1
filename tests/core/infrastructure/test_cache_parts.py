"""The parts of the cache: memory that ends, and one load for all who miss at the same time."""

from concurrent.futures import ThreadPoolExecutor
from threading import Event, Semaphore
from weakref import ref

import pytest

from core.infrastructure.cache.flights import Flights
from core.infrastructure.cache.memory import ABSENT, Memory
from tests.core.infrastructure.test_cache import Rows


@pytest.fixture
def rows() -> Rows:
    return Rows()


class Watched(str):
    """A key that tells when it is looked for."""

    __slots__ = ("looked",)

    def __hash__(self) -> int:
        self.looked.release()
        return super().__hash__()


def test_who_misses_at_the_same_time_waits_for_one_load(rows: Rows) -> None:
    flights, started, go = Flights(), Event(), Event()
    keys = [Watched("list") for _ in range(3)]

    def slow() -> tuple[int, ...]:
        started.set()
        go.wait(10)
        return rows()

    with ThreadPoolExecutor(4) as threads:
        first = threads.submit(flights.once, "list", slow)
        started.wait(10)
        for key in keys:
            key.looked = Semaphore(0)
        others = [threads.submit(flights.once, key, rows) for key in keys]
        assert all(key.looked.acquire(timeout=10) for key in keys)
        go.set()
        assert {each.result(10) for each in (first, *others)} == {(1,)}
    assert flights.once("list", rows) == (2,)


def test_who_waits_for_a_failure_loads_alone(rows: Rows) -> None:
    flights, started, go = Flights(), Event(), Event()

    def failing() -> tuple[int, ...]:
        started.set()
        go.wait(10)
        raise LookupError

    with ThreadPoolExecutor(2) as threads:
        first = threads.submit(flights.once, "list", failing)
        started.wait(10)
        second = threads.submit(flights.once, "list", rows)
        go.set()
        assert (type(first.exception(10)), second.result(10)) == (LookupError, (1,))


def test_nobody_waits_for_ever(rows: Rows) -> None:
    flights, started, go = Flights(wait_seconds=0), Event(), Event()

    def slow() -> tuple[int, ...]:
        started.set()
        go.wait(10)
        return ()

    with ThreadPoolExecutor(1) as threads:
        first = threads.submit(flights.once, "list", slow)
        started.wait(10)
        assert flights.once("list", rows) == (1,)
        go.set()
        assert first.result(10) == ()


def test_memory_ends_after_its_time() -> None:
    hour = [0.0]
    memory = Memory(2, clock=lambda: hour[0])
    memory.set("a", 1, 10)
    assert memory.get("a") == 1
    hour[0] = 10.0
    assert memory.get("a") is ABSENT


def test_memory_drops_what_was_used_longest_ago() -> None:
    memory = Memory(3)
    for name in ("a", "b", "c"):
        memory.set(name, name, 60)
    assert memory.get("a") == "a"
    memory.set("d", "d", 60)
    assert [memory.get(name) for name in ("a", "b", "c", "d")] == ["a", ABSENT, "c", "d"]


def test_memory_lets_go_of_rows_whose_time_is_over_though_nobody_asks_for_them() -> None:
    hour = [0.0]
    memory = Memory(100, clock=lambda: hour[0])
    held = Rows()
    seen = ref(held)
    memory.set("a", held, 10)
    del held
    hour[0] = 9.0
    memory.set("b", "b", 60)
    assert seen() is not None
    hour[0] = 10.0
    memory.set("c", "c", 60)
    assert seen() is None
    assert [memory.get(name) for name in ("b", "c")] == ["b", "c"]
