"""The product in this process, cheap enough for thousands of requests."""

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from django.contrib.auth.hashers import Argon2PasswordHasher
from django.db import connections
from schemathesis.transport.wsgi import WSGITransport

from config.wsgi import application
from tests.identity.fuzz.campaign import SOMEBODY
from tests.identity.fuzz.people import People

PROVIDER_URLS = ("authorize_url", "token_url", "user_url", "keys_url")


class CheapArgon2(Argon2PasswordHasher):
    time_cost, memory_cost, parallelism = 1, 8, 1


@pytest.fixture
def cheap(settings: Any) -> None:
    settings.PASSWORD_HASHERS = [f"{__name__}.CheapArgon2"]


@pytest.fixture
def providers(settings: Any) -> None:
    """All are set up, and none is there."""
    nowhere = {"client_id": "id", "client_secret": "secret"} | dict.fromkeys(PROVIDER_URLS, "http://127.0.0.1:1/")
    settings.OAUTH_PROVIDERS = dict.fromkeys(settings.OAUTH_PROVIDERS, nowhere)


@pytest.fixture
def in_process(monkeypatch: pytest.MonkeyPatch) -> None:
    """schemathesis 4.32 hands what is for sockets only also to its transport without sockets (in `ignored_auth`)."""
    send = WSGITransport.send

    def without_sockets(self: Any, case: Any, *, session: Any = None, **options: Any) -> Any:
        for name in ("max_redirects", "verify", "cert"):
            options.pop(name, None)
        return send(self, case, session=session, **options)

    monkeypatch.setattr(WSGITransport, "send", without_sockets)


@pytest.fixture
def served(transactional_db: None, cheap: None, providers: None, in_process: None) -> Iterator[Callable[..., Any]]:
    """The real WSGI application on the test's own connection, whichever thread asks; people are made as needed."""
    connection, people = connections["default"], People()
    connection.inc_thread_sharing()

    def ask(environ: Any, start_response: Any) -> Any:
        connections["default"] = connection
        environ.pop("HTTP_ACCEPT_ENCODING", None)  # schemathesis does not unpack what it gets in-process
        if environ.get("HTTP_AUTHORIZATION") == SOMEBODY:
            environ["HTTP_AUTHORIZATION"] = f"Bearer {people.token()}"
        return application(environ, start_response)

    yield ask
    connection.dec_thread_sharing()
