"""Alive, and able to work: for operators and balancers, without a token."""

import socket
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from django.db import connections
from django.test import Client
from pytest_django.fixtures import Settings

from core.infrastructure import readiness
from core.infrastructure.probes import Probe
from tests.core.waiting import eventually

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture(autouse=True)
def nothing_known() -> Iterator[None]:
    """What other tests were told of the parts is forgotten, and what these are told."""
    readiness.checks.cache_clear()
    yield
    readiness.checks.cache_clear()


@pytest.fixture
def silent_port() -> Iterator[int]:
    """Takes connections and never says a word."""
    with socket.create_server(("127.0.0.1", 0)) as server:
        yield server.getsockname()[1]


@pytest.fixture(params=["closed", "silent"])
def dead_port(request: pytest.FixtureRequest) -> int:
    return int(request.getfixturevalue(f"{request.param}_port"))


def without(rest: Client, part: str) -> None:
    answer = rest.get("/health/ready")
    checks = {"database": True, "redis": True, "storage": True} | {part: False}
    assert (answer.status_code, answer.json()) == (503, {"status": "not_ready", "checks": checks})


def test_a_living_process_says_so_without_asking_anyone(rest: Client, django_assert_num_queries: Any) -> None:
    with django_assert_num_queries(0):
        answer = rest.get("/health/live")
    assert (answer.status_code, answer.json()) == (200, {"status": "healthy"})


def test_with_all_parts_the_process_is_ready(rest: Client) -> None:
    answer = rest.get("/health/ready", headers={"X-Forwarded-Proto": "http", "Host": "10.0.0.7"})
    checks = {"database": True, "redis": True, "storage": True}
    assert (answer.status_code, answer.json()) == (200, {"status": "ready", "checks": checks})
    assert answer["Cache-Control"] == "no-store"


def test_without_redis_it_is_not_ready(rest: Client, settings: Settings, dead_port: int) -> None:
    settings.REDIS_URL = f"redis://127.0.0.1:{dead_port}/0"
    without(rest, "redis")


def test_without_storage_it_is_not_ready(rest: Client, settings: Settings, dead_port: int) -> None:
    settings.S3_ENDPOINT_URL = f"http://127.0.0.1:{dead_port}"
    without(rest, "storage")


def test_without_its_bucket_it_is_not_ready(rest: Client, settings: Settings) -> None:
    settings.S3_BUCKET = "nowhere"
    without(rest, "storage")


def test_without_database_it_is_not_ready(rest: Client, dead_port: int) -> None:
    given = connections.settings["default"]
    port, given["PORT"] = given["PORT"], str(dead_port)
    try:
        without(rest, "database")
    finally:
        given["PORT"] = port
    eventually(lambda: rest.get("/health/ready").status_code == 200)


def test_what_was_told_is_told_again_without_asking(rest: Client, settings: Settings, closed_port: int) -> None:
    assert rest.get("/health/ready").status_code == 200
    settings.REDIS_URL = f"redis://127.0.0.1:{closed_port}/0"
    readiness.checks()._known_at += 600
    assert rest.get("/health/ready").status_code == 200
    readiness.checks()._known_at -= 602
    without(rest, "redis")


def test_a_part_that_hangs_is_asked_once_however_often_it_is_asked_about() -> None:
    asked: list[int] = []
    with socket.create_server(("127.0.0.1", 0)) as server:

        def hang() -> None:
            asked.append(1)
            with socket.create_connection(server.getsockname()) as link:
                link.recv(1)

        probe = Probe(hang)
        first, second = probe.ask(), probe.ask()
        assert first is second
        server.accept()[0].close()
        assert first.exception(10) is None
    assert len(asked) == 1
    assert isinstance(probe.ask().exception(10), OSError)


def test_a_process_that_is_about_to_end_wants_nobody_sent(rest: Client, tmp_path: Path, settings: Settings) -> None:
    settings.ENDING_FILE = tmp_path / "ending"
    assert rest.get("/health/live").status_code == 200
    settings.ENDING_FILE.touch()
    live, ready = rest.get("/health/live"), rest.get("/health/ready")
    assert (live.status_code, live.json()) == (503, {"status": "ending"})
    assert (ready.status_code, ready.json()["status"]) == (503, "not_ready")
