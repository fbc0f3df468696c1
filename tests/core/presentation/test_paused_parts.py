"""A part that stands still, with connections open, is told within bounded time; when it goes on, all is well again."""

import os
import signal
from collections.abc import Iterator
from urllib.parse import urlsplit

import pytest
from django.db import connections
from django.test import Client
from pytest_django.fixtures import Settings

from stack.services.embedded import EmbeddedServices, embedded_services
from stack.services.running import RunningService
from tests.core.waiting import eventually

pytestmark = pytest.mark.django_db(transaction=True)
READY = {"database": True, "redis": True, "storage": True}


@pytest.fixture(scope="module")
def own(tmp_path_factory: pytest.TempPathFactory) -> Iterator[EmbeddedServices]:
    """Services that nobody else needs."""
    directory = tmp_path_factory.mktemp("paused")
    for each in (directory, *directory.parents[:2]):
        each.chmod(0o755)
    with embedded_services(directory / "data") as services:
        yield services


@pytest.fixture
def parts(own: EmbeddedServices, settings: Settings) -> Iterator[dict[str, RunningService]]:
    """The health checks look at them."""
    for name in ("REDIS_URL", "S3_ENDPOINT_URL", "S3_BUCKET", "S3_ACCESS_KEY_ID", "S3_SECRET_ACCESS_KEY"):
        setattr(settings, name, own[name])
    url, given = urlsplit(own["DATABASE_URL"]), connections.settings["default"]
    before = dict(given)
    named = {"NAME": url.path[1:], "USER": url.username, "PASSWORD": url.password, "PORT": str(url.port)}
    given.update(named | {"HOST": url.hostname})
    yield {"database": own.postgres, "redis": own.redis, "storage": own.s3}
    given.clear()
    given.update(before)


def checks(rest: Client) -> tuple[int, dict[str, bool]]:
    answer = rest.get("/health/ready")
    return answer.status_code, answer.json()["checks"]


@pytest.mark.parametrize("part", ["database", "redis", "storage"])
def test_a_part_that_stands_still_is_told_until_it_goes_on(
    rest: Client, parts: dict[str, RunningService], part: str
) -> None:
    eventually(lambda: checks(rest) == (200, READY))
    group = parts[part].pid
    assert group is not None
    os.killpg(group, signal.SIGSTOP)
    try:
        eventually(lambda: checks(rest)[0] == 503)
        for _ in range(20):
            status, told = checks(rest)
            assert (status, told[part]) == (503, False)
        assert rest.get("/health/live").status_code == 200
    finally:
        os.killpg(group, signal.SIGCONT)
    eventually(lambda: checks(rest) == (200, READY))
