"""Mailer, MailAllowance and Notices in memory."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from math import ceil
from typing import Any, Protocol
from uuid import UUID

from core.application.refusals import Unavailable
from core.domain.clock import Clock
from core.domain.email import EmailAddress
from core.domain.ids import new_id
from core.domain.language import Language
from core.domain.mail import (
    HOUR,
    MAILS_AN_HOUR,
    NOTICE_JOB,
    Addressee,
    Mail,
    MailNotSent,
    MailTooSoon,
    Notice,
)


class MailTables(Protocol):
    notices: dict[UUID, Notice]
    jobs: dict[str, tuple[str, dict[str, Any]]]


class MailMemory(Protocol):
    """What a database in memory needs for owed mails."""

    working: bool

    @property
    def tables(self) -> MailTables: ...


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

    def __init__(self, memory: MailMemory) -> None:
        self._memory = memory
        self.sent: list[Sent] = []
        self.broken = False
        self.meanwhile: Callable[[], object] = lambda: None

    def send(self, to: str, language: Language, mail: Mail, key: UUID | None = None) -> None:
        assert not self._memory.working, "no network inside a unit of work"
        self.meanwhile()
        if self.broken:
            raise MailNotSent("ConnectionRefusedError")
        self.sent.append(Sent(to, language, mail))


class FakeNotices:
    """Owed notices lie in the memory's tables, each with its job."""

    def __init__(self, memory: MailMemory) -> None:
        self._memory = memory

    def owe(self, to: Addressee, kind: str, **parts: str) -> None:
        self.owe_whole(to, Mail(kind, parts))

    def owe_whole(self, to: Addressee, mail: Mail) -> None:
        assert self._memory.working, "a notice is owed with what it tells of"
        notice_id, kept = new_id(), replace(mail, parts={"name": to.name} | dict(mail.parts))
        self._memory.tables.notices[notice_id] = Notice(to.address, to.language, kept)
        payload = {"mail": str(mail.kind), "notice_id": str(notice_id)}
        self._memory.tables.jobs[f"notice:{notice_id}"] = (NOTICE_JOB, payload)

    def owe_all(self, kind: str, mails: Sequence[tuple[Addressee, Mapping[str, str]]]) -> None:
        for to, parts in mails:
            self.owe(to, kind, **parts)

    def get(self, notice_id: UUID) -> Notice | None:
        return self._memory.tables.notices.get(notice_id)

    def forget(self, notice_id: UUID) -> None:
        self._memory.tables.notices.pop(notice_id, None)


class FakeMailAllowance:
    """The rule in plain Python; `away` like a Redis that does not answer."""

    def __init__(self, clock: Clock) -> None:
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
