from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any
from uuid import UUID

import pytest
from pytest_django.fixtures import Settings

from core.application.mail_ports import Notices
from core.domain.actor import SYSTEM
from core.domain.clock import utc_now
from core.domain.ids import new_id
from core.domain.language import Language
from core.domain.mail import Addressee, Mail, Notice, Passage, Section
from core.infrastructure.jobs import DatabaseJobQueue
from core.infrastructure.mail.notices import DatabaseNotices
from core.infrastructure.mail.words import MailForm, forms
from core.infrastructure.models import JobRecord, NoticeRecord
from core.infrastructure.origin import Origin, coming_from
from core.infrastructure.unit_of_work import unit_of_work
from tests.core.fake_mails import FakeNotices

TO = Addressee("minji@example.kr", Language.ENGLISH, "김민지", "America/New_York")
# As long as the names that contexts give their kinds.
KIND = "projects.invitation_to_a_film_of_people_who_are_new_to_it"


ALARM = "projects.alarm"
MAILS = {KIND: MailForm({}), ALARM: MailForm({}, details={Language.ENGLISH: {"address": "IP address", "at": "Time"}})}


@pytest.fixture(autouse=True)
def told(settings: Settings) -> Iterator[None]:
    settings.MAILS = f"{__name__}.MAILS"
    forms.cache_clear()
    yield
    forms.cache_clear()


@dataclass
class Tables:
    notices: dict[UUID, Notice] = field(default_factory=dict)
    jobs: dict[str, tuple[str, dict[str, Any]]] = field(default_factory=dict)


@dataclass
class Memory:
    tables: Tables = field(default_factory=Tables)
    working: bool = True


@pytest.fixture(params=["fake", "real"])
def owed(request: pytest.FixtureRequest, db: None) -> tuple[Notices, UUID]:
    """A notice, and the id that its job names."""
    memory = Memory()
    if request.param == "fake":
        notices: Notices = FakeNotices(memory)
        notices.owe(TO, KIND, device="Chrome")
        ((kind, payload),) = memory.tables.jobs.values()
    else:
        notices = DatabaseNotices(DatabaseJobQueue(), utc_now)
        with unit_of_work(by=SYSTEM):
            notices.owe(TO, KIND, device="Chrome")
        job = JobRecord.objects.get()
        kind, payload = job.kind, job.payload
    assert (kind, payload["mail"], sorted(payload)) == ("core.send_notice", KIND, ["mail", "notice_id"])
    return notices, UUID(payload["notice_id"])


def test_a_notice_comes_back_as_it_was_owed(owed: tuple[Notices, UUID]) -> None:
    notice = owed[0].get(owed[1])
    assert notice is not None
    assert (notice.to, notice.language, notice.mail.kind) == ("minji@example.kr", Language.ENGLISH, KIND)
    assert notice.mail.parts.items() >= {"name": "김민지", "device": "Chrome"}.items()


def test_what_is_forgotten_is_gone_and_may_be_forgotten_again(owed: tuple[Notices, UUID]) -> None:
    for _ in range(2):
        owed[0].forget(owed[1])
        assert owed[0].get(owed[1]) is None
    assert owed[0].get(new_id()) is None


@pytest.mark.django_db
def test_a_notice_tells_the_origin_of_the_request_and_the_time_where_the_person_is() -> None:
    notices = DatabaseNotices(DatabaseJobQueue(), lambda: datetime(2026, 3, 1, 9, 30, 15, tzinfo=UTC))
    with coming_from(Origin("203.0.113.7", "Firefox")), unit_of_work(by=SYSTEM):
        for kind in (ALARM, KIND):
            notices.owe(TO, kind)
    owed = {notice.mail.kind: notice.mail.parts for notice in map(notices.get, _notice_ids()) if notice}
    assert owed[ALARM]["address"] == "203.0.113.7"
    assert owed[ALARM]["at"] == "2026-03-01 04:30 (America/New_York)"
    assert owed[KIND] == {"name": "김민지"}, "no line of it tells of either"


def _notice_ids() -> list[UUID]:
    return [UUID(job.payload["notice_id"]) for job in JobRecord.objects.all()]


def test_neither_an_addressee_nor_a_notice_shows_whom_it_is_for() -> None:
    notice = Notice(TO.address, TO.language, mail=FakeNotices)  # type: ignore[arg-type]
    assert "minji" not in repr(TO) + repr(notice)
    assert "김민지" not in repr(TO)


@pytest.mark.parametrize("how", ["fake", "real"])
def test_a_mail_of_sections_comes_back_as_it_was_owed(how: str, db: None) -> None:
    memory = Memory()
    notices: Notices = FakeNotices(memory) if how == "fake" else DatabaseNotices(DatabaseJobQueue(), utc_now)
    sections = (Section("봄", (Passage("줄", "말", "/a", ("one", "two")), Passage("끝"))), Section("여름", ()))
    with unit_of_work(by=SYSTEM):
        notices.owe_whole(TO, Mail(KIND, {"count": "2"}, sections))
    notice_id = next(iter(memory.tables.notices), None) or NoticeRecord.objects.get().id
    notice = notices.get(notice_id)
    assert notice is not None
    assert notice.mail == Mail(KIND, {"name": "김민지", "count": "2"}, sections)


@pytest.mark.parametrize("how", ["fake", "real"])
def test_several_are_owed_at_once(how: str, db: None) -> None:
    memory = Memory()
    mails = [(Addressee(f"person{number}@example.kr", Language.KOREAN), {"token": f"t{number}"}) for number in range(3)]
    notices: Notices = FakeNotices(memory) if how == "fake" else DatabaseNotices(DatabaseJobQueue(), utc_now)
    with unit_of_work(by=SYSTEM):
        notices.owe_all(KIND, mails)
        notices.owe_all(KIND, [])
    jobs = [payload for _, payload in memory.tables.jobs.values()] or [job.payload for job in JobRecord.objects.all()]
    owed = [notices.get(UUID(payload["notice_id"])) for payload in jobs]
    assert {(notice.to, notice.mail.parts["token"]) for notice in owed if notice} == {
        (f"person{number}@example.kr", f"t{number}") for number in range(3)
    }


@pytest.mark.django_db
def test_many_mails_take_no_more_statements_than_one(django_assert_num_queries: Any) -> None:
    notices = DatabaseNotices(DatabaseJobQueue(), utc_now)
    mails = [(Addressee(f"person{number}@example.kr", Language.KOREAN), {"token": "t"}) for number in range(100)]
    with unit_of_work(by=SYSTEM), django_assert_num_queries(2):
        notices.owe_all(KIND, mails)
