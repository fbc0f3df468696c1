"""Mails as jobs: tried again until they leave, and nothing of them in logs or in what is stored of failures."""

import io
import logging
from collections.abc import Callable, Iterator
from typing import Any
from uuid import UUID

import pytest
from django.db import connection

from core.domain.actor import SYSTEM
from core.infrastructure import jobs
from core.infrastructure.logs import JsonFormatter
from core.infrastructure.mail.post import notices
from core.infrastructure.models import JobRecord, NoticeRecord
from core.infrastructure.unit_of_work import unit_of_work
from identity.application.mails import MailKind
from identity.bootstrap import accounts
from identity.infrastructure.models import User
from tests.client import ApiClient
from tests.core.infrastructure.mail.test_mailer import refusing_server
from tests.identity.conftest import Mailbox, register_body

pytestmark = pytest.mark.django_db
__all__ = ["refusing_server"]


@pytest.fixture
def written() -> Iterator[Callable[[], str]]:
    """What the log says, in both of its forms."""
    stream = io.StringIO()
    handlers = [logging.StreamHandler(stream), logging.StreamHandler(stream)]
    handlers[0].setFormatter(JsonFormatter())
    handlers[1].setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(name)s %(message)s"))
    root, level = logging.getLogger(), logging.getLogger().level
    root.setLevel(logging.DEBUG)
    for handler in handlers:
        root.addHandler(handler)
    yield stream.getvalue
    for handler in handlers:
        root.removeHandler(handler)
    root.setLevel(level)


def owe(handle: str) -> UUID:
    account = accounts().account(User.objects.get(username=handle).id)
    assert account is not None
    with unit_of_work(by=SYSTEM):
        notices().owe(account.addressee, MailKind.TOKEN_REUSED, device="Chrome · Windows")
    return NoticeRecord.objects.get().id


def test_a_refusing_mail_server_leaves_no_address_in_log_or_job(
    api: ApiClient, refusing_server: None, work_off: Callable[[], None], written: Callable[[], str]
) -> None:
    assert api.post("/v2/auth/register", register_body("unlucky")).status_code == 201
    owe("unlucky")
    work_off()
    errors = set(JobRecord.objects.values_list("error", flat=True))
    assert errors == {"MailNotSent: SMTPRecipientsRefused 550"}
    assert set(JobRecord.objects.values_list("status", flat=True)) == {"queued"}
    assert "job failed" in written()
    assert "unlucky" not in written()


def test_a_sent_mail_leaves_no_address_code_or_token_in_the_log(
    registered: Callable[..., Any], mailbox: Mailbox, written: Callable[[], str]
) -> None:
    email = registered("quiet")["email"]
    assert "job ended" in written()
    for secret in (email, mailbox.code(email), mailbox.link_token(email)):
        assert secret not in written()


def test_a_notice_is_sealed_until_it_has_left(
    registered: Callable[..., Any], mailbox: Mailbox, work_off: Callable[[], None]
) -> None:
    email = registered("sealed", name="김민지")["email"]
    owe("sealed")
    with connection.cursor() as cursor:
        cursor.execute('SELECT "to" || parts FROM identity_notice')
        (stored,) = cursor.fetchone()
    assert not any(part in stored for part in (email, "김민지", "Chrome"))
    work_off()
    assert "세션" in mailbox.newest(email)["Subject"]
    assert not NoticeRecord.objects.exists()


def test_a_notice_that_never_leaves_is_dropped_with_its_last_try(
    registered: Callable[..., Any], refusing_server: None, work_off: Callable[[], None]
) -> None:
    registered("lost")
    owe("lost")
    tries = jobs.kinds()["core.send_notice"].tries
    JobRecord.objects.filter(status="queued").update(attempts=tries - 1, due_at="2026-01-01T00:00:00Z")
    work_off()
    assert not NoticeRecord.objects.exists()
    assert JobRecord.objects.filter(status="failed").count() >= 1


def test_a_notice_of_a_release_that_owed_it_otherwise_leaves_or_is_dropped_all_the_same(
    registered: Callable[..., Any], mailbox: Mailbox, work_off: Callable[[], None]
) -> None:
    email = registered("older")["email"]
    for attempts in (0, jobs.kinds()["identity.send_mail"].tries):
        payload = {"mail": "token_reused", "notice_id": str(owe("older"))}
        JobRecord.objects.filter(kind="core.send_notice").delete()
        wanted = {"kind": "identity.send_mail", "payload": payload, "attempts": attempts}
        JobRecord.objects.create(key=f"notice:{payload['notice_id']}", **wanted)
        work_off()
        assert not NoticeRecord.objects.exists()
    assert len([mail for mail in mailbox.to(email) if "세션" in mail["Subject"]]) == 1
