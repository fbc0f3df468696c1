"""How somebody asks: with a token that is renewed in time, and with the tag of what they have."""

import json
import time
from contextlib import suppress
from typing import Any

from tests.e2e.people import PASSWORD
from tests.load.scene import Member

RENEW_SECONDS = 600.0
KEPT_TAGS = 200


class Asking:
    """`client` is locust's; what is answered otherwise than it should be counts as failed there."""

    def __init__(self, client: Any, member: Member) -> None:
        self._client, self._email = client, member.email
        self._renew_at = time.monotonic()
        self._session = {"access_token": member.access_token, "refresh_token": member.refresh_token}
        self._tags: dict[str, str] = {}

    def look(self, name: str, path: str) -> None:
        """200, or 304 where nothing has changed since the last look."""
        headers = {"If-None-Match": self._tags[path]} if path in self._tags else {}
        with self._client.get(path, headers=headers | self._bearer(), name=name, catch_response=True) as answer:
            if answer.status_code not in (200, 304):
                answer.failure(_told(answer))
            elif tag := answer.headers.get("ETag"):
                self._keep(path, tag)

    def write(self, name: str, method: str, path: str, body: dict[str, Any] | None = None) -> Any:
        """The JSON of what was answered, None where it was refused."""
        asked = {"headers": self._bearer(), "name": name, "catch_response": True}
        with self._client.request(method, path, json=body or {}, **asked) as answer:
            if not 200 <= answer.status_code < 300:
                answer.failure(_told(answer))
                return None
            return answer.json() if answer.content else {}

    def ask(self, name: str, path: str) -> Any:
        with self._client.get(path, headers=self._bearer(), name=name, catch_response=True) as answer:
            if answer.status_code != 200:
                answer.failure(_told(answer))
                return None
            return answer.json()

    def put(self, name: str, url: str, content: bytes) -> bool:
        """To the storage, by an address that is signed: no token."""
        with self._client.put(url, data=content, name=name, catch_response=True) as answer:
            if answer.status_code != 200:
                answer.failure(_told(answer))
            return bool(answer.status_code == 200)

    def token(self) -> str:
        """One that lasts for some minutes more."""
        if time.monotonic() >= self._renew_at:
            self._begin("refresh", "/v2/auth/refresh", {"refresh_token": self._session["refresh_token"]})
        return self._session["access_token"]

    def log_in(self) -> None:
        """As on another device: a session of its own, which is used from now on."""
        self._begin("login", "/v2/auth/login", {"email": self._email, "password": PASSWORD})

    def _begin(self, name: str, path: str, body: dict[str, str]) -> None:
        with self._client.post(path, json=body, name=name, catch_response=True) as answer:
            if answer.status_code == 200:
                self._session, self._renew_at = answer.json(), time.monotonic() + RENEW_SECONDS
            else:
                answer.failure(_told(answer))

    def _bearer(self) -> dict[str, str]:
        return {"Authorization": f"Bearer {self.token()}"}

    def _keep(self, path: str, tag: str) -> None:
        """As many as a browser would; the oldest goes."""
        self._tags.pop(path, None)
        self._tags[path] = tag
        if len(self._tags) > KEPT_TAGS:
            del self._tags[next(iter(self._tags))]


def _told(answer: Any) -> str:
    """The status and the problem's code, alike for all that fail alike; 0 is an answer that never came."""
    code = ""
    with suppress(ValueError, KeyError, TypeError):
        code = json.loads(answer.text)["code"]
    return f"{answer.status_code} {code or answer.error}"
