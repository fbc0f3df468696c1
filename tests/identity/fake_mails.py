"""Mailer, MailAllowance and Notices in memory."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from math import ceil
from uuid import UUID

from core.application.refusals import Unavailable
from core.domain.ids import new_id
from identity.application.mails import MAIL_JOB, Mail, MailKind, MailNotSent, Notice
from identity.contracts import Language
from identity.domain.account import Account, EmailAddress
from identity.domain.verification import HOUR, MAILS_AN_HOUR, MailTooSoon
from tests.identity.fakes import FakeClock, FakeJobQueue, Memory


@dataclass
class Sent:
    email: str
    language: Language
    mail: Mail

    @property
    def code(self) -> str:
        return self.mail.parts["code"]

    @property
    def link_token(self) -> str:
        return self.mail.parts["token"]


class FakeMailer:
    """`broken` keeps mails from leaving; `meanwhile` happens while a mail is on its way."""

    def __init__(self, memory: Memory) -> None:
        self._memory = memory
        self.sent: list[Sent] = []
        self.broken = False
        self.meanwhile: Callable[[], object] = lambda: None

    def send(self, to: str, language: Language, mail: Mail) -> None:
        assert not self._memory.working, "no network inside a unit of work"
        self.meanwhile()
        if self.broken:
            raise MailNotSent("ConnectionRefusedError")
        self.sent.append(Sent(to, language, mail))


class FakeNotices:
    """Owed notices lie in the memory's tables, each with its job."""

    def __init__(self, memory: Memory) -> None:
        self._memory = memory

    def owe(self, account: Account, kind: MailKind, *, to: str = "", **parts: str) -> None:
        assert self._memory.working, "a notice is owed with what it tells of"
        notice_id = new_id()
        mail = Mail(kind, {"name": account.shown_name} | parts)
        self._memory.tables.notices[notice_id] = Notice(to or account.email.shown, account.language, mail)
        payload = {"mail": kind.value, "notice_id": str(notice_id)}
        FakeJobQueue(self._memory).enqueue(MAIL_JOB, payload, key=f"notice:{notice_id}")

    def get(self, notice_id: UUID) -> Notice | None:
        return self._memory.tables.notices.get(notice_id)

    def forget(self, notice_id: UUID) -> None:
        self._memory.tables.notices.pop(notice_id, None)


class FakeMailAllowance:
    """The rule in plain Python; `away` like a Redis that does not answer."""

    def __init__(self, clock: FakeClock) -> None:
        self._clock = clock
        self._windows: dict[str, tuple[datetime, int]] = {}
        self.away = False

    def spend(self, to: EmailAddress) -> None:
        if self.away:
            raise Unavailable
        now = self._clock()
        began, used = self._windows.get(to.key, (now, 0))
        if now - began >= HOUR:
            began, used = now, 0
        if used >= MAILS_AN_HOUR:
            raise MailTooSoon(ceil((began + HOUR - now).total_seconds()))
        self._windows[to.key] = (began, used + 1)

    def give_back(self, to: EmailAddress) -> None:
        if to.key in self._windows and not self.away:
            began, used = self._windows[to.key]
            self._windows[to.key] = (began, max(used - 1, 0))
