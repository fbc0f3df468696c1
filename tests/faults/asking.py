"""Somebody who asks over one connection, and remembers of every answer whether a client can live with it."""

import http.client
import json
import threading
import time
from collections import Counter
from contextlib import suppress
from dataclasses import dataclass, field
from typing import Any

from core.domain.ids import new_id
from tests.e2e.people import Person

PATIENCE = 20.0
WAITED_FOR = (429, 503)
PROBLEM = ("type", "title", "status", "detail", "code", "request_id")


@dataclass
class Tally:
    """`good` are requests that were answered as wished: when each began, and when it was answered."""

    good: list[tuple[float, float]] = field(default_factory=list)
    refused: Counter[str] = field(default_factory=Counter)
    flawed: list[str] = field(default_factory=list)
    cut: Counter[str] = field(default_factory=Counter)


@dataclass(frozen=True)
class Answer:
    status: int
    body: Any
    etag: str
    began: float

    @property
    def code(self) -> str:
        return str(self.body.get("code", "")) if self.status >= 400 and isinstance(self.body, dict) else ""


class Asker:
    """`ask` gives None where no answer came; `tally` is what became of all requests."""

    def __init__(self, person: Person) -> None:
        self._person = person
        self._link = self._new_link()
        self.tally = Tally()

    def ask(self, method: str, path: str, body: Any = None, **headers: str) -> Answer | None:
        content = body if isinstance(body, bytes) else b"" if body is None else json.dumps(body).encode()
        began = time.monotonic()
        try:
            self._link.request(method, path, content, self._headers(headers))
            response = self._link.getresponse()
            read = response.read()
        except (OSError, http.client.HTTPException) as error:
            self._link = self._new_link()
            self.tally.cut[type(error).__name__] += 1
            return None
        return self._judged(f"{method} {path}", began, response, read)

    def _judged(self, what: str, began: float, response: http.client.HTTPResponse, read: bytes) -> Answer | None:
        body = decoded(read)
        answer = Answer(response.status, body, response.headers.get("ETag", ""), began)
        if response.status < 400:
            self.tally.good.append((began, time.monotonic()))
            return answer
        if answer.code == "auth.token_expired":
            self._come_back()
            return None
        if response.status in WAITED_FOR or response.status >= 500:
            self.tally.refused[f"{response.status} {answer.code}"] += 1
        self.tally.flawed += [f"{what}: {flaw}" for flaw in flaws(response, body)]
        return answer

    def _come_back(self) -> None:
        """As a client does whose token has expired: the first of those who share a session refreshes it."""
        with _refreshing:
            if f"Bearer {self._person.session['access_token']}" == self._sent:
                with suppress(AssertionError, OSError):
                    self._person.renew()

    def _headers(self, more: dict[str, str]) -> dict[str, str]:
        self._sent = str(self._person.http.headers["Authorization"])
        named = {name.replace("_", "-"): value for name, value in more.items()}
        return {"Authorization": self._sent, "Content-Type": "application/json", **named}

    def _new_link(self) -> http.client.HTTPConnection:
        return http.client.HTTPConnection("127.0.0.1", self._person.port, timeout=PATIENCE)


_refreshing = threading.Lock()


def new_key() -> str:
    return new_id().hex


def decoded(read: bytes) -> Any:
    try:
        return json.loads(read) if read else None
    except ValueError:
        return None


def flaws(response: http.client.HTTPResponse, body: Any) -> list[str]:
    """What is missing for a client to know what to do: a 500 tells nobody that it passes."""
    found = []
    if response.headers.get_content_type() != "application/problem+json" or not isinstance(body, dict):
        found.append(f"{response.status} is no problem document")
    elif missing := [name for name in PROBLEM if not body.get(name)]:
        found.append(f"{response.status} without {', '.join(missing)}")
    if response.status in WAITED_FOR and not response.headers.get("Retry-After", "").isdigit():
        found.append(f"{response.status} without Retry-After")
    if response.status == 500:
        found.append("500")
    return found
