"""One world for all requests: each finds it as it was made, but those of a story, which find what came before."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from django.core.cache import cache
from django.core.signals import request_finished, request_started
from django.db import close_old_connections, connections, transaction
from schemathesis import Case
from schemathesis.generation.stateful.state_machine import APIStateMachine
from schemathesis.transport.wsgi import WSGITransport

from config.wsgi import application
from core.infrastructure.cache import layers
from tests.client import ApiClient
from tests.guards.test_permission_matrix import taken_back
from tests.guards.world import World, just_now, new_world
from tests.samples import small
from tests.security.fuzz.askers import Askers
from tests.security.fuzz.campaign import SOMEBODY
from tests.security.fuzz.places import Places
from tests.security.fuzz.wire import without_sockets


class Served:
    """The real WSGI application on the test's own connection, whichever thread asks."""

    def __init__(self, world: World) -> None:
        self._connection = connections["default"]
        self._askers, self._places = Askers(world), Places(world.parts)
        self._point = transaction.savepoint()
        self._goes_on = False

    def __call__(self, environ: Any, start_response: Any) -> Any:
        connections["default"] = self._connection
        environ.pop("HTTP_ACCEPT_ENCODING", None)  # schemathesis does not unpack what it gets in-process
        if environ.get("HTTP_AUTHORIZATION") == SOMEBODY:
            environ["HTTP_AUTHORIZATION"] = f"Bearer {self._askers.token(environ)}"
        return application(environ, start_response)

    def prepare(self, case: Case) -> None:
        connections["default"] = self._connection
        if not self._goes_on:
            self._take_back()
            self._askers.next()
        self._goes_on = case.meta is not None and case.meta.phase.name.value == "stateful"
        self._places.name(case)

    def end_story(self) -> None:
        """What was made in it is there no more."""
        self._goes_on = False

    def _take_back(self) -> None:
        transaction.savepoint_rollback(self._point)
        cache.clear()
        layers.memory().clear()


@pytest.fixture
def db(django_db_setup: None, django_db_blocker: Any) -> Iterator[None]:
    with django_db_blocker.unblock(), taken_back():
        yield


@pytest.fixture
def world(db: None, tmp_path: Path) -> World:
    return just_now(new_world(ApiClient(), small(tmp_path / "sample.mp4")))


@pytest.fixture
def served(world: World, monkeypatch: pytest.MonkeyPatch) -> Iterator[Served]:
    """No request closes the connection whose transaction holds the world, as Django's test client has it."""
    monkeypatch.setattr(WSGITransport, "send", without_sockets)
    for signal in (request_started, request_finished):
        signal.disconnect(close_old_connections)
    connections["default"].inc_thread_sharing()
    front = Served(world)
    monkeypatch.setattr(APIStateMachine, "teardown", lambda story: front.end_story())
    yield front
    connections["default"].dec_thread_sharing()
    for signal in (request_started, request_finished):
        signal.connect(close_old_connections)
