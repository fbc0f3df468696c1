"""People on their way in."""

import re
from collections.abc import Callable, Iterator
from email import message_from_bytes, policy
from email.message import EmailMessage
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings as product
from django.test.utils import CaptureQueriesContext

from core.domain.actor import Actor
from core.infrastructure.redis import redis_client
from tests.client import ApiClient

PASSWORD = "correct horse battery"


def register_body(handle: str, **more: Any) -> dict[str, Any]:
    return {"email": f"{handle}@example.kr", "password": PASSWORD, "username": handle, **more}


class Mailbox:
    """The mails that were written, per address."""

    def to(self, address: str) -> list[EmailMessage]:
        mails = [message_from_bytes(path.read_bytes(), policy=policy.default) for path in self._paths()]
        return [mail for mail in mails if mail["To"] == address]  # type: ignore[misc]

    def newest(self, address: str) -> EmailMessage:
        return self.to(address)[-1]

    def code(self, address: str) -> str:
        return re.findall(r"(?m)^(\d{6})$", _text(self.newest(address)))[0]

    def link_token(self, address: str) -> str:
        return re.findall(r"token=([\w-]+)", _text(self.newest(address)))[0]

    def text(self, address: str) -> str:
        return _text(self.newest(address))

    def _paths(self) -> list[Path]:
        return sorted(Path(product.EML_DIR).glob("*.eml"))


def shapes(captured: CaptureQueriesContext) -> list[str]:
    """The statements without what they ask for."""
    plain = (re.sub(r'"s\d+_x\d+"', "savepoint", each["sql"]) for each in captured)
    return [sql.split(" WHERE ")[0].split(" VALUES ")[0] for sql in plain]


def _text(mail: EmailMessage) -> str:
    body = mail.get_body(("plain",))
    assert body is not None
    return str(body.get_content())


@pytest.fixture(autouse=True)
def mailbox(settings: Any, tmp_path: Path) -> Mailbox:
    """The embedded form's way: a file a mail."""
    settings.EMAIL_BACKEND = "core.infrastructure.mail.eml_backend.EmlBackend"
    settings.EML_DIR = tmp_path
    return Mailbox()


@pytest.fixture(autouse=True)
def _no_tries_yet() -> None:
    """All tests come from one address, and mail to the same ones."""
    for pattern in ("login:*", "rate:mail_to:*"):
        for key in redis_client().scan_iter(pattern):
            redis_client().delete(key)


@pytest.fixture
def registered(api: ApiClient, work_off: Callable[[], None]) -> Callable[..., dict[str, Any]]:
    """`registered("minji")` has registered and got the mail."""

    def register(handle: str, **more: Any) -> dict[str, Any]:
        body = register_body(handle, **more)
        answer = api.post("/v2/auth/register", body)
        assert answer.status_code == 201, answer.content
        work_off()
        return body

    return register


@pytest.fixture
def verified(
    api: ApiClient, registered: Callable[..., dict[str, Any]], mailbox: Mailbox
) -> Callable[..., dict[str, Any]]:
    """`verified("minji")` has also typed the code; the session that came of it."""

    def verify(handle: str) -> dict[str, Any]:
        email = registered(handle)["email"]
        answer = api.post("/v2/auth/verify-email", {"email": email, "code": mailbox.code(email)})
        assert answer.status_code == 200, answer.content
        session: dict[str, Any] = answer.json()
        return session

    return verify


class RedisSwitch:
    """Whether this process finds Redis."""

    def __init__(self, settings: Any) -> None:
        self._settings, self._there = settings, settings.REDIS_URL

    def away(self) -> None:
        self._move("redis://127.0.0.1:9/0")

    def back(self) -> None:
        self._move(self._there)

    def _move(self, url: str) -> None:
        self._settings.REDIS_URL = url
        redis_client.cache_clear()


@pytest.fixture
def redis_switch(settings: Any) -> Iterator[RedisSwitch]:
    switch = RedisSwitch(settings)
    yield switch
    switch.back()


@pytest.fixture
def redis_away(redis_switch: RedisSwitch) -> None:
    """Redis is where nobody listens."""
    redis_switch.away()


@pytest.fixture
def person(make_person: Callable[..., Actor]) -> Actor:
    return make_person("김민지")


@pytest.fixture
def client(api: ApiClient, person: Actor) -> ApiClient:
    """Asks as `person`."""
    return api.as_(person)
