"""Counting in the real Redis: exact under concurrency, true about the window, harmless when Redis is away."""

import logging
import socket
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier, Thread

import pytest
from pytest_django.fixtures import Settings

from core.domain.ids import new_id
from core.domain.rates import Rate, Tally
from core.infrastructure.breaker import REST_SECONDS, Breaker
from core.infrastructure.rates import Rates
from core.infrastructure.redis import redis_client
from tests.core.infrastructure.test_breaker import Clock

RATE = Rate(3, 60)


@pytest.fixture
def caller() -> str:
    """Nobody has counted for this one."""
    return f"user:{new_id()}"


def take(caller: str, rate: Rate = RATE, name: str = "list") -> Tally:
    tally = Rates(Breaker()).take(name, rate, caller)
    assert tally is not None
    return tally


def test_as_many_are_admitted_as_the_rate_says(caller: str) -> None:
    told = [(tally.is_admitted, tally.remaining) for tally in (take(caller) for _ in range(5))]
    assert told == [(True, 2), (True, 1), (True, 0), (False, 0), (False, 0)]


def test_a_rate_of_one_admits_one(caller: str) -> None:
    assert [take(caller, Rate(1, 60)).is_admitted for _ in range(2)] == [True, False]


def test_callers_and_names_are_counted_apart(caller: str) -> None:
    for _ in range(3):
        take(caller)
    assert take(caller, name="read").remaining == 2
    assert take(f"{caller}x").remaining == 2


def test_a_rate_of_another_window_begins_anew(caller: str) -> None:
    take(caller, Rate(3, 60))
    assert take(caller, Rate(3, 3600)).remaining == 2


def test_the_window_begins_with_the_first_request_and_is_not_prolonged(caller: str) -> None:
    first = take(caller)
    assert first.milliseconds == 60_000
    key = f"rate:list:60:{caller}"
    redis_client().pexpire(key, 30_000)
    for _ in range(5):
        assert take(caller).milliseconds <= 30_000
    assert redis_client().pttl(key) <= 30_000


def test_a_new_window_begins_when_the_old_one_has_ended(caller: str) -> None:
    for _ in range(4):
        take(caller)
    redis_client().pexpire(f"rate:list:60:{caller}", 0)
    assert take(caller) == Tally(RATE, is_admitted=True, remaining=2, milliseconds=60_000)


def test_a_smaller_limit_holds_at_once(caller: str) -> None:
    for _ in range(3):
        take(caller)
    tally = take(caller, Rate(2, 60))
    assert (tally.is_admitted, tally.remaining) == (False, 0)


def test_parallel_requests_admit_exactly_the_limit_and_each_is_told_its_own_place(caller: str) -> None:
    limit, askers = 20, 32
    counter, together = Rates(Breaker()), Barrier(askers)

    def ask(_: int) -> Tally:
        together.wait()
        tally = counter.take("list", Rate(limit, 60), caller)
        assert tally is not None
        return tally

    with ThreadPoolExecutor(askers) as pool:
        tallies = list(pool.map(ask, range(askers)))
    admitted = [tally.remaining for tally in tallies if tally.is_admitted]
    assert sorted(admitted) == list(range(limit))
    assert {tally.remaining for tally in tallies if not tally.is_admitted} == {0}


def test_a_redis_that_forgot_the_script_learns_it_again(caller: str) -> None:
    take(caller)
    redis_client().script_flush()
    assert take(caller).remaining == 1


class Silence:
    """Takes every connection, reads and never answers."""

    def __init__(self) -> None:
        self.callers = 0
        self._socket = socket.create_server(("127.0.0.1", 0))
        self.port = self._socket.getsockname()[1]
        Thread(target=self._serve, daemon=True).start()

    def _serve(self) -> None:
        kept = []
        while True:
            try:
                kept.append(self._socket.accept()[0])
            except OSError:
                return
            self.callers += 1

    def close(self) -> None:
        self._socket.shutdown(socket.SHUT_RDWR)
        self._socket.close()


@pytest.fixture
def silence(settings: Settings) -> Iterator[Silence]:
    server = Silence()
    settings.REDIS_URL = f"redis://127.0.0.1:{server.port}/0"
    redis_client.cache_clear()
    yield server
    redis_client.cache_clear()
    server.close()


def test_a_redis_that_hangs_is_asked_once_and_then_left_alone(silence: Silence, caller: str) -> None:
    clock = Clock()
    counter = Rates(Breaker(clock))
    assert [counter.take("list", RATE, caller) for _ in range(50)] == [None] * 50
    assert silence.callers == 1
    clock.now += REST_SECONDS
    assert [counter.take("list", RATE, caller) for _ in range(50)] == [None] * 50
    assert silence.callers == 2


def test_a_redis_that_is_gone_is_reported_once_without_its_address(
    redis_away: None, caller: str, caplog: pytest.LogCaptureFixture
) -> None:
    clock = Clock()
    counter = Rates(Breaker(clock))
    with caplog.at_level(logging.INFO):
        for _ in range(3):
            assert counter.take("list", RATE, caller) is None
            clock.now += REST_SECONDS
    (record,) = caplog.records
    assert (record.getMessage(), record.levelname) == ("requests are not counted", "WARNING")
    assert record.__dict__["cause"] == "ConnectionError"


def test_a_redis_that_is_back_counts_again(settings: Settings, closed_port: int, caller: str) -> None:
    there, clock = settings.REDIS_URL, Clock()
    counter = Rates(Breaker(clock))
    settings.REDIS_URL = f"redis://127.0.0.1:{closed_port}/0"
    redis_client.cache_clear()
    assert counter.take("list", RATE, caller) is None
    settings.REDIS_URL = there
    redis_client.cache_clear()
    assert counter.take("list", RATE, caller) is None
    clock.now += REST_SECONDS
    assert counter.take("list", RATE, caller) == Tally(RATE, is_admitted=True, remaining=2, milliseconds=60_000)
