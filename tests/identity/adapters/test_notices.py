from uuid import UUID

import pytest

from core.domain.actor import SYSTEM
from core.domain.clock import utc_now
from core.domain.ids import new_id
from core.infrastructure.jobs import DatabaseJobQueue
from core.infrastructure.models import JobRecord
from core.infrastructure.origin import Origin, coming_from
from core.infrastructure.unit_of_work import unit_of_work
from identity.application.mails import MailKind
from identity.application.ports import Notices
from identity.contracts import Language
from identity.infrastructure.notices import DatabaseNotices
from tests.identity.examples import AT, full_account
from tests.identity.fake_mails import FakeNotices
from tests.identity.fakes import Memory


@pytest.fixture(params=["fake", "real"])
def owed(request: pytest.FixtureRequest, db: None) -> tuple[Notices, UUID]:
    """A notice to an older address, and the id that its job names."""
    memory = Memory()
    is_fake = request.param == "fake"
    notices: Notices = FakeNotices(memory) if is_fake else DatabaseNotices(DatabaseJobQueue(), utc_now)
    with memory.unit_of_work(by=SYSTEM) if is_fake else unit_of_work(by=SYSTEM):
        notices.owe(full_account(), MailKind.EMAIL_CHANGED, to="old@example.kr", device="Chrome")
    payloads = [job[1] for job in memory.tables.jobs.values()] or [JobRecord.objects.get().payload]
    assert payloads[0]["mail"] == "email_changed"
    return notices, UUID(payloads[0]["notice_id"])


def test_a_notice_comes_back_as_it_was_owed(owed: tuple[Notices, UUID]) -> None:
    notice = owed[0].get(owed[1])
    assert notice is not None
    assert (notice.to, notice.language) == ("old@example.kr", Language.ENGLISH)
    assert notice.mail.kind is MailKind.EMAIL_CHANGED
    assert notice.mail.parts.items() >= {"name": "김민지", "device": "Chrome"}.items()


def test_what_is_forgotten_is_gone_and_may_be_forgotten_again(owed: tuple[Notices, UUID]) -> None:
    for _ in range(2):
        owed[0].forget(owed[1])
        assert owed[0].get(owed[1]) is None
    assert owed[0].get(new_id()) is None


@pytest.mark.django_db
def test_a_notice_tells_the_origin_of_the_request_and_the_time_where_the_person_is() -> None:
    notices = DatabaseNotices(DatabaseJobQueue(), lambda: AT)
    with coming_from(Origin("203.0.113.7", "Firefox")), unit_of_work(by=SYSTEM):
        notices.owe(full_account(), MailKind.PASSWORD_CHANGED)
    notice = notices.get(UUID(JobRecord.objects.get().payload["notice_id"]))
    assert notice is not None
    assert notice.mail.parts["address"] == "203.0.113.7"
    assert notice.mail.parts["at"] == "2026-03-01 04:30 (America/New_York)"
