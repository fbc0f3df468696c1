"""Notices over their table and the job queue: encrypted, because an address may outlive its account by a mail."""

from collections.abc import Mapping, Sequence
from typing import Any
from uuid import UUID
from zoneinfo import ZoneInfo

import orjson

from core.domain.clock import Clock
from core.domain.ids import new_id
from core.domain.language import Language
from core.domain.mail import NOTICE_JOB, Addressee, Mail, Notice, Passage, Section
from core.infrastructure.jobs import DatabaseJobQueue
from core.infrastructure.mail.words import forms
from core.infrastructure.models import NoticeRecord
from core.infrastructure.origin import current_origin


class DatabaseNotices:
    """Adds when it happened, in the addressee's time zone, and from which address, where the mail has a line for it."""

    def __init__(self, jobs: DatabaseJobQueue, clock: Clock) -> None:
        self._jobs, self._clock = jobs, clock

    def owe(self, to: Addressee, kind: str, **parts: str) -> None:
        self.owe_whole(to, Mail(kind, parts))

    def owe_whole(self, to: Addressee, mail: Mail) -> None:
        notice = self._notice(to, mail.kind, mail.parts)
        notice.sections = orjson.dumps(mail.sections).decode() if mail.sections else None
        notice.save(force_insert=True)
        self._jobs.enqueue(NOTICE_JOB, _payload(notice), key=_key(notice))

    def owe_all(self, kind: str, mails: Sequence[tuple[Addressee, Mapping[str, str]]]) -> None:
        notices = [self._notice(to, kind, parts) for to, parts in mails]
        if notices:
            NoticeRecord.objects.bulk_create(notices)
            self._jobs.enqueue_all(NOTICE_JOB, {_key(notice): _payload(notice) for notice in notices})

    def get(self, notice_id: UUID) -> Notice | None:
        record = NoticeRecord.objects.filter(id=notice_id).first()
        if record is None:
            return None
        mail = Mail(record.kind, orjson.loads(record.parts), _sections(record.sections))
        return Notice(record.to, Language(record.language), mail)

    def forget(self, notice_id: UUID) -> None:
        NoticeRecord.objects.filter(id=notice_id).delete()

    def _notice(self, to: Addressee, kind: str, parts: Mapping[str, str]) -> NoticeRecord:
        at = self._clock().astimezone(ZoneInfo(to.time_zone)).strftime("%Y-%m-%d %H:%M")
        happened = {"address": current_origin().address, "at": f"{at} ({to.time_zone})"}
        shown = forms()[kind].details.get(to.language, {})
        known = {"name": to.name} | {part: told for part, told in happened.items() if part in shown}
        return NoticeRecord(
            id=new_id(),
            to=to.address,
            language=to.language.value,
            kind=str(kind),
            parts=orjson.dumps(known | dict(parts)).decode(),
        )


def _sections(stored: str | None) -> tuple[Section, ...]:
    return tuple(
        Section(each["heading"], tuple(map(_passage, each["passages"]))) for each in orjson.loads(stored or "[]")
    )


def _passage(stored: dict[str, Any]) -> Passage:
    return Passage(**stored | {"pictures": tuple(stored["pictures"])})


def _key(notice: NoticeRecord) -> str:
    return f"notice:{notice.id}"


def _payload(notice: NoticeRecord) -> dict[str, str]:
    return {"mail": notice.kind, "notice_id": str(notice.id)}
