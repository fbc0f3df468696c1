"""What the worker does with a mail that is owed, and how many an address gets."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

import pytest

from core.application.drop_notice import drop_notice
from core.application.one_mail import one_mail
from core.application.send_notice import send_notice
from core.domain.actor import SYSTEM, Actor
from core.domain.clock import utc_now
from core.domain.email import EmailAddress
from core.domain.ids import new_id
from core.domain.language import Language
from core.domain.mail import Addressee, MailNotSent, MailTooSoon, Notice
from tests.core.fake_mails import FakeMailAllowance, FakeMailer, FakeNotices

TO = Addressee("minji@example.kr", Language.KOREAN, "민지")


@dataclass
class Memory:
    notices: dict[UUID, Notice] = field(default_factory=dict)
    jobs: dict[str, tuple[str, dict[str, Any]]] = field(default_factory=dict)
    working: bool = False

    @property
    def tables(self) -> "Memory":
        return self

    @contextmanager
    def unit_of_work(self, *, by: Actor) -> Iterator[None]:
        self.working = True
        yield
        self.working = False


@pytest.fixture
def memory() -> Memory:
    memory = Memory()
    with memory.unit_of_work(by=SYSTEM):
        FakeNotices(memory).owe(TO, "projects.test", project="봄")
    return memory


def sending(memory: Memory, mailer: FakeMailer) -> Callable[[UUID], None]:
    return lambda notice_id: send_notice(
        notice_id, unit_of_work=memory.unit_of_work, notices=FakeNotices(memory), mailer=mailer
    )


def test_a_notice_leaves_once_and_is_forgotten(memory: Memory) -> None:
    (notice_id,), mailer = memory.notices, FakeMailer(memory)
    for _ in range(2):
        sending(memory, mailer)(notice_id)
    (sent,) = mailer.sent
    assert (sent.email, sent.mail.parts) == ("minji@example.kr", {"name": "민지", "project": "봄"})
    assert memory.notices == {}


def test_a_notice_that_does_not_leave_stays_owed_until_it_is_dropped(memory: Memory) -> None:
    (notice_id,), mailer = memory.notices, FakeMailer(memory)
    mailer.broken = True
    with pytest.raises(MailNotSent):
        sending(memory, mailer)(notice_id)
    assert list(memory.notices) == [notice_id]
    drop_notice(notice_id, unit_of_work=memory.unit_of_work, notices=FakeNotices(memory))
    assert memory.notices == {}


def test_a_notice_that_nobody_knows_is_no_mail(memory: Memory) -> None:
    mailer = FakeMailer(memory)
    sending(memory, mailer)(new_id())
    assert (mailer.sent, len(memory.notices)) == ([], 1)


def test_a_mail_that_was_not_owed_after_all_is_not_counted() -> None:
    allowance, address = FakeMailAllowance(utc_now), EmailAddress("minji@example.kr")
    for _ in range(6):
        with pytest.raises(LookupError), one_mail(address, allowance):
            raise LookupError
    for _ in range(5):
        with one_mail(address, allowance):
            pass
    with pytest.raises(MailTooSoon), one_mail(address, allowance):
        pytest.fail("a sixth mail")
