"""Notices over their table and the job queue: encrypted, because an address may outlive its account by a mail."""

from uuid import UUID
from zoneinfo import ZoneInfo

import orjson

from core.application.ports import JobQueue
from core.domain.clock import Clock
from core.domain.ids import new_id
from core.infrastructure.origin import current_origin
from identity.application.mails import MAIL_JOB, Mail, MailKind, Notice
from identity.contracts import Language
from identity.domain.account import Account
from identity.infrastructure.models import NoticeRecord


class DatabaseNotices:
    """Adds when it happened, in the account's time zone, and from which address."""

    def __init__(self, jobs: JobQueue, clock: Clock) -> None:
        self._jobs, self._clock = jobs, clock

    def owe(self, account: Account, kind: MailKind, *, to: str = "", **parts: str) -> None:
        at = self._clock().astimezone(ZoneInfo(account.time_zone)).strftime("%Y-%m-%d %H:%M")
        known = {"name": account.shown_name, "address": current_origin().address, "at": f"{at} ({account.time_zone})"}
        notice = NoticeRecord.objects.create(
            id=new_id(),
            to=to or account.email.shown,
            language=account.language.value,
            kind=kind.value,
            parts=orjson.dumps(known | parts).decode(),
        )
        payload = {"mail": kind.value, "notice_id": str(notice.id)}
        self._jobs.enqueue(MAIL_JOB, payload, key=f"notice:{notice.id}")

    def get(self, notice_id: UUID) -> Notice | None:
        record = NoticeRecord.objects.filter(id=notice_id).first()
        if record is None:
            return None
        return Notice(record.to, Language(record.language), Mail(MailKind(record.kind), orjson.loads(record.parts)))

    def forget(self, notice_id: UUID) -> None:
        NoticeRecord.objects.filter(id=notice_id).delete()
