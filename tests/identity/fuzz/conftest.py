"""The product in this process, cheap enough for thousands of requests."""

from collections.abc import Iterator
from typing import Any

import pytest
from django.contrib.auth.hashers import Argon2PasswordHasher
from django.db import connections
from schemathesis import Case
from schemathesis.transport.wsgi import WSGITransport

from config.wsgi import application
from identity.bootstrap import social
from tests.identity.fuzz.people import People
from tests.identity.fuzz.truth import Truth
from tests.security.fuzz.campaign import SOMEBODY
from tests.security.fuzz.wire import without_sockets

PROVIDER_URLS = ("authorize_url", "token_url", "user_url", "keys_url")


class CheapArgon2(Argon2PasswordHasher):
    time_cost, memory_cost, parallelism = 1, 8, 1


@pytest.fixture
def cheap(settings: Any) -> None:
    settings.PASSWORD_HASHERS = [f"{__name__}.CheapArgon2"]


@pytest.fixture
def providers(settings: Any) -> Iterator[None]:
    """All are set up, and none is there."""
    nowhere = {"client_id": "id", "client_secret": "secret"} | dict.fromkeys(PROVIDER_URLS, "http://127.0.0.1:1/")
    settings.OAUTH_PROVIDERS = dict.fromkeys(settings.OAUTH_PROVIDERS, nowhere)
    social.cache_clear()
    yield
    social.cache_clear()


@pytest.fixture
def in_process(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(WSGITransport, "send", without_sockets)


class Served:
    """The real WSGI application on the test's own connection, whichever thread asks."""

    def __init__(self) -> None:
        self._connection, self._people = connections["default"], People()
        self._truth = Truth(self._people)

    def __call__(self, environ: Any, start_response: Any) -> Any:
        connections["default"] = self._connection
        environ.pop("HTTP_ACCEPT_ENCODING", None)  # schemathesis does not unpack what it gets in-process
        if environ.get("HTTP_AUTHORIZATION") == SOMEBODY:
            environ["HTTP_AUTHORIZATION"] = f"Bearer {self._people.token()}"
        return application(environ, start_response)

    def prepare(self, case: Case) -> None:
        connections["default"] = self._connection
        self._truth.tell(case)


@pytest.fixture
def served(transactional_db: None, cheap: None, providers: None, in_process: None) -> Iterator[Served]:
    connections["default"].inc_thread_sharing()
    yield Served()
    connections["default"].dec_thread_sharing()
