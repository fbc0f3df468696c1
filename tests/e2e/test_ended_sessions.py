"""Somebody ends their other sessions: every process of the product knows within seconds, with and without Redis."""

from collections.abc import Callable
from contextlib import ExitStack

import httpx
import pytest
from websockets.exceptions import ConnectionClosed

from tests.e2e.people import PASSWORD, Listener, Person
from tests.e2e.product import Product, until
from tests.e2e.test_review_loop import project_of

People = Callable[[str], Person]
# The promise is five seconds; a busy machine gets more.
WITHIN = 20.0
ALL_PROCESSES = 12


def elsewhere(person: Person) -> dict[str, str]:
    """The header of one more session of the same person."""
    body = {"email": person.email, "password": PASSWORD, "device_name": "편집실"}
    session = person.must("POST", "/v2/auth/login", 200, json=body)
    return {"Authorization": f"Bearer {session['access_token']}"}


def codes(person: Person, headers: dict[str, str]) -> set[str]:
    """What requests over as many connections are answered, whichever process takes them."""
    answers = [httpx.get(f"{person.product.url}/v2/me", headers=headers, timeout=30) for _ in range(ALL_PROCESSES)]
    return {"" if answer.status_code == 200 else answer.json()["code"] for answer in answers}


def listening(person: Person, headers: dict[str, str], project_id: str, sockets: ExitStack) -> Listener:
    own, person.http.headers["Authorization"] = person.http.headers["Authorization"], headers["Authorization"]
    try:
        listener = sockets.enter_context(person.listening(project_id))
        listener.until_type("subscribed")
    finally:
        person.http.headers["Authorization"] = own
    return listener


def close_code(listener: Listener) -> int | None:
    with pytest.raises(ConnectionClosed):
        listener.until_type("never", WITHIN)
    return listener.socket.close_code


def test_an_ended_session_is_shut_out_everywhere(product: Product, person: People) -> None:
    a = person("a")
    project_id = project_of(a, person("b"))
    with ExitStack() as sockets:
        first, own = elsewhere(a), {"Authorization": str(a.http.headers["Authorization"])}
        theirs, ours = (listening(a, headers, project_id, sockets) for headers in (first, own))
        assert codes(a, first) == {""}
        names = [row["name"] for row in a.must("GET", "/v2/me/sessions", 200)["results"]]
        assert names[0] == "편집실"
        a.must("DELETE", "/v2/me/sessions?keep_current=true", 204)
        until(lambda: codes(a, first) == {"auth.session_ended"}, WITHIN, "the end of the session")
        assert close_code(theirs) == 4401
        second = elsewhere(a)
        assert codes(a, second) == {""}
        product.kill("redis")
        a.must("DELETE", "/v2/me/sessions?keep_current=true", 204)
        until(lambda: codes(a, second) == {"auth.session_ended"}, WITHIN, "the end of the session without Redis")
        until(product.is_back, 60, "readiness after Redis came back")
        assert codes(a, second) == {"auth.session_ended"}
        assert codes(a, own) == {""}
        assert ours.nothing_more()
