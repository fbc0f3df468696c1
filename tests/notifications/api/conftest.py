from collections.abc import Callable
from datetime import datetime, timedelta
from email import message_from_bytes, policy
from email.message import EmailMessage
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest

from core.domain.actor import SYSTEM, Actor
from core.domain.clock import utc_now
from core.domain.events import user_channel
from core.domain.ids import new_id
from core.infrastructure import streams
from core.infrastructure.unit_of_work import unit_of_work
from notifications import api as notifications
from notifications.bootstrap.mailing import mail_all
from notifications.contracts import News

Heard = list[tuple[str, dict[str, Any]]]


def tell(told: News, delivery_id: UUID | None = None) -> None:
    with unit_of_work(by=SYSTEM):
        notifications.tell(told, delivery_id or new_id())


def heard(person: Actor, since: int = 0) -> Heard:
    """What came on the person's own channel from this context."""
    events = streams.read(user_channel(person.user_id), since)
    return [(event.type, event.data) for event in events if event.type.startswith("notification.")]


@pytest.fixture
def mina(make_person: Callable[..., Actor]) -> Actor:
    return make_person("미나")


@pytest.fixture
def jun(make_person: Callable[..., Actor]) -> Actor:
    return make_person("준")


@pytest.fixture
def project(make_project: Callable[..., tuple[UUID, Actor]], mina: Actor, jun: Actor) -> UUID:
    """One that Mina and Jun are in."""
    return make_project(editor=mina, viewer=jun)[0]


class Mailbox:
    """The mails about news that were written, in order; others about projects are left out."""

    def __init__(self, directory: Path) -> None:
        self._directory = directory

    def all(self) -> list[EmailMessage]:
        paths = sorted(self._directory.glob("*.eml"))
        mails = [message_from_bytes(path.read_bytes(), policy=policy.default) for path in paths]
        return [mail for mail in mails if mail["List-Unsubscribe"]]  # type: ignore[misc]

    def texts(self) -> list[str]:
        return [text_of(mail) for mail in self.all()]


def text_of(mail: EmailMessage, kind: str = "plain") -> str:
    body = mail.get_body((kind,))
    assert body is not None
    return str(body.get_content())


@pytest.fixture
def mailbox(settings: Any, tmp_path: Path) -> Mailbox:
    settings.EMAIL_BACKEND = "core.infrastructure.mail.eml_backend.EmlBackend"
    settings.EML_DIR = tmp_path
    return Mailbox(tmp_path)


@pytest.fixture
def post(work_off: Callable[[], None]) -> Callable[..., None]:
    """`post(moment)`: mails that are due by then leave."""

    def run(moment: datetime | None = None) -> None:
        mail_all(lambda: moment or utc_now() + timedelta(minutes=1))
        work_off()

    return run
