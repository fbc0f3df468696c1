"""One socket server on a Redis of its own that may be killed, a project, and events to write."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import ClassVar
from uuid import UUID

import pytest
from django.db import connection

from core.domain.actor import Actor
from core.domain.events import ProjectEvent
from core.infrastructure import streams
from core.infrastructure.redis import redis_client
from core.infrastructure.unit_of_work import unit_of_work
from feedback.domain.feedback_item import FeedbackItem
from feedback.domain.video_version import VideoVersion
from stack.ports import free_ports
from stack.services.redis import Redis
from stack.services.running import RunningService
from tests.feedback import examples
from tests.feedback.adapters.conftest import PostgresShelves
from tests.feedback.live.server import SocketServer

Films = Callable[[UUID], tuple[VideoVersion, FeedbackItem]]
Write = Callable[..., list[int]]


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """In one worker process, so that the server is started once."""
    for item in items:
        if "live" in item.path.parts:
            item.add_marker(pytest.mark.xdist_group("live"))


@dataclass(frozen=True, kw_only=True)
class Noted(ProjectEvent):
    name: ClassVar[str] = "test.noted"

    text: str = ""


@pytest.fixture(scope="session")
def own_redis(tmp_path_factory: pytest.TempPathFactory) -> Iterator[RunningService]:
    folder = tmp_path_factory.mktemp("live")
    service = RunningService(Redis(folder / "redis", free_ports(1)[0], "live-password", durable=False), folder / "log")
    service.start()
    yield service
    service.stop()


@pytest.fixture(scope="session")
def environment(own_redis: RunningService, django_db_setup: None) -> dict[str, str]:
    """The variables of a server on the tests' database."""
    parts = connection.settings_dict
    database = f"postgres://{parts['USER']}:{parts['PASSWORD']}@{parts['HOST']}:{parts['PORT']}/{parts['NAME']}"
    return {"REDIS_URL": own_redis.service.url, "DATABASE_URL": database}


@pytest.fixture(scope="session")
def _server(environment: dict[str, str]) -> Iterator[SocketServer]:
    server = SocketServer(environment)
    yield server
    server.stop()


@pytest.fixture
def server(_server: SocketServer, same_redis: RunningService) -> SocketServer:
    return _server


@pytest.fixture
def same_redis(own_redis: RunningService, settings: object, transactional_db: None) -> Iterator[RunningService]:
    """What this process writes wakes the server."""
    settings.REDIS_URL = own_redis.service.url  # type: ignore[attr-defined]
    redis_client.cache_clear()
    if own_redis.pid is None:
        own_redis.start()
    yield own_redis
    if own_redis.pid is None:
        own_redis.start()
    redis_client.cache_clear()


@pytest.fixture
def write() -> Write:
    """`write(project_id, 3)` appends three events in a transaction each; `together=True` in one."""

    def append(project_id: UUID, count: int = 1, *, together: bool = False, text: str = "") -> list[int]:
        by = Actor(user_id=UUID(int=7), name="이작가", client_id="tab-1")
        for size in [count] if together else [1] * count:
            with unit_of_work(by=by):
                for _ in range(size):
                    streams.append(Noted(project_id=project_id, text=text))
        last = streams.head(f"project:{project_id}").seq
        return list(range(last - count + 1, last + 1))

    return append


@pytest.fixture
def lay_film() -> Callable[[UUID], tuple[VideoVersion, FeedbackItem]]:
    """A version in the project, and an item on it."""

    def lay(project_id: UUID) -> tuple[VideoVersion, FeedbackItem]:
        shelves, version = PostgresShelves(), examples.version(project_id)
        item = examples.item(version.footage())
        with shelves.work():
            shelves.versions.add(version)
            shelves.items.add(item)
        return version, item

    return lay


@pytest.fixture
def project(server: SocketServer, make_project: Callable[..., tuple[UUID, Actor]]) -> tuple[UUID, Actor]:
    """A project and its owner."""
    return make_project()
