"""The kernel with a wiring of its own, and what stands in for absent parts."""

import socket
from collections.abc import Iterator

import pytest
from django.test import Client
from pytest_django.fixtures import Settings

from core.domain.actor import Actor
from core.domain.ids import new_id
from core.infrastructure import jobs, outbox
from core.infrastructure.redis import redis_client
from tests.core import wiring


@pytest.fixture
def wired(settings: Settings) -> Iterator[None]:
    """Jobs, subscribers and words come from tests.core.wiring."""
    for name in ("SUBSCRIPTIONS", "JOB_KINDS", "MESSAGES"):
        setattr(settings, name, f"tests.core.wiring.{name}")
    jobs.kinds.cache_clear()
    outbox.subscriptions.cache_clear()
    yield
    wiring.SUBSCRIPTIONS.clear()
    wiring.JOB_KINDS.clear()
    jobs.kinds.cache_clear()
    outbox.subscriptions.cache_clear()


@pytest.fixture
def by() -> Actor:
    return Actor(user_id=new_id(), name="박감독", session_id=new_id(), client_id="tab-1")


@pytest.fixture
def closed_port() -> Iterator[int]:
    """A port that nobody else takes and where nobody listens."""
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        yield taken.getsockname()[1]


@pytest.fixture
def redis_away(settings: Settings, closed_port: int) -> Iterator[None]:
    settings.REDIS_URL = f"redis://127.0.0.1:{closed_port}/0"
    redis_client.cache_clear()
    yield
    redis_client.cache_clear()


@pytest.fixture
def rest(settings: Settings, wired: None) -> Client:
    """Asks the views of tests.core.urls through the whole middleware."""
    settings.ROOT_URLCONF = "tests.core.urls"
    return Client(raise_request_exception=False)
