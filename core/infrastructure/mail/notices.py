"""Notices over their table and the job queue: encrypted, because an address may outlive its account by a mail."""

from uuid import UUID
from zoneinfo import ZoneInfo

import orjson

from core.application.ports import JobQueue
from core.domain.clock import Clock
from core.domain.ids import new_id
from core.domain.language import Language
from core.domain.mail import NOTICE_JOB, Addressee, Mail, Notice
from core.infrastructure.models import NoticeRecord
from core.infrastructure.origin import current_origin


class DatabaseNotices:
    """Adds when it happened, in the addressee's time zone, and from which address."""

    def __init__(self, jobs: JobQueue, clock: Clock) -> None:
        self._jobs, self._clock = jobs, clock

    def owe(self, to: Addressee, kind: str, **parts: str) -> None:
        at = self._clock().astimezone(ZoneInfo(to.time_zone)).strftime("%Y-%m-%d %H:%M")
        known = {"name": to.name, "address": current_origin().address, "at": f"{at} ({to.time_zone})"}
        notice = NoticeRecord.objects.create(
            id=new_id(),
            to=to.address,
            language=to.language.value,
            kind=str(kind),
            parts=orjson.dumps(known | parts).decode(),
        )
        payload = {"mail": str(kind), "notice_id": str(notice.id)}
        self._jobs.enqueue(NOTICE_JOB, payload, key=f"notice:{notice.id}")

    def get(self, notice_id: UUID) -> Notice | None:
        record = NoticeRecord.objects.filter(id=notice_id).first()
        if record is None:
            return None
        return Notice(record.to, Language(record.language), Mail(record.kind, orjson.loads(record.parts)))

    def forget(self, notice_id: UUID) -> None:
        NoticeRecord.objects.filter(id=notice_id).delete()
