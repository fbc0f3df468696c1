"""Another address over HTTP."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from typing import Any

import pytest
from django.db import connection
from django.utils.timezone import now

from identity.infrastructure.models import User, VerificationRecord
from tests.client import Answer, ApiClient
from tests.identity.conftest import PASSWORD, Mailbox
from tests.identity.test_passwords import bearer, log_in

Made = Callable[..., dict[str, Any]]
OTHER = "moved@example.kr"


def ask(session: dict[str, Any], email: str = OTHER, password: str = PASSWORD) -> Answer:
    return bearer(session).post("/v2/me/email", {"email": email, "password": password})


def prove(session: dict[str, Any], code: str) -> Answer:
    return bearer(session).post("/v2/me/email/verify", {"code": code})


@pytest.mark.django_db
def test_the_code_from_the_new_address_moves_the_account(
    verified: Made, mailbox: Mailbox, work_off: Callable[[], None], api: ApiClient
) -> None:
    session = verified("mover")
    old, elsewhere = session["user"]["email"], log_in(session["user"]["email"], PASSWORD).json()
    assert ask(session).status_code == 202
    work_off()
    assert log_in(OTHER, PASSWORD).code == "auth.wrong_credentials"
    answer = prove(session, mailbox.code(OTHER))
    assert (answer.status_code, answer.json()["email"]) == (200, OTHER)
    work_off()
    assert "이메일 주소가 변경" in mailbox.newest(old)["Subject"]
    assert api.post("/v2/auth/refresh", {"refresh_token": elsewhere["refresh_token"]}).code == "auth.session_ended"
    assert api.post("/v2/auth/refresh", {"refresh_token": session["refresh_token"]}).status_code == 200
    assert log_in(OTHER, PASSWORD).status_code == 200


@pytest.mark.django_db
def test_the_link_in_the_mail_moves_it_without_a_token(
    verified: Made, mailbox: Mailbox, work_off: Callable[[], None], api: ApiClient
) -> None:
    ask(verified("linker"))
    work_off()
    assert "/confirm-email?token=" in mailbox.text(OTHER)
    body = {"token": mailbox.link_token(OTHER)}
    assert api.post("/v2/auth/confirm-email", body).status_code == 204
    assert api.post("/v2/auth/confirm-email", body).code == "verification.expired"
    assert User.objects.get().email == OTHER


@pytest.mark.django_db
def test_asking_is_refused_with_a_reason(verified: Made, work_off: Callable[[], None]) -> None:
    session, other = verified("asker"), verified("taken")["user"]["email"]
    assert (ask(session, other.upper()).status_code, ask(session, other).code) == (409, "account.email_taken")
    assert ask(session, password="a wild guess").code == "account.wrong_password"
    assert [error["pointer"] for error in ask(session, "no address").json()["errors"]] == ["/email"]
    assert ask(session).status_code == 202
    work_off()
    again = ask(session, "third@example.kr")
    assert (again.status_code, again.code) == (429, "mail.too_soon")
    assert 50 <= int(again.headers["Retry-After"]) <= 60


@pytest.mark.django_db(transaction=True)
def test_of_twenty_codes_at_once_five_are_tried(verified: Made, mailbox: Mailbox, work_off: Callable[[], None]) -> None:
    session = verified("hurried")
    ask(session)
    work_off()
    right = mailbox.code(OTHER)

    def one(number: int) -> str:
        try:
            return prove(session, f"{(int(right) + 1 + number) % 1_000_000:06d}").code
        finally:
            connection.close()

    with ThreadPoolExecutor(20) as threads:
        told = list(threads.map(one, range(20)))
    assert (told.count("verification.wrong_code"), told.count("verification.locked")) == (5, 15)
    assert VerificationRecord.objects.get(purpose="email_change").tries == 5
    assert prove(session, right).code == "verification.locked"


@pytest.mark.django_db
def test_the_code_ends_after_ten_minutes_and_the_link_after_a_day(
    verified: Made, mailbox: Mailbox, work_off: Callable[[], None], api: ApiClient
) -> None:
    session = verified("late")
    ask(session)
    work_off()
    VerificationRecord.objects.update(issued_at=now() - timedelta(minutes=11))
    assert prove(session, mailbox.code(OTHER)).code == "verification.expired"
    VerificationRecord.objects.update(issued_at=now() - timedelta(hours=25))
    answer = api.post("/v2/auth/confirm-email", {"token": mailbox.link_token(OTHER)})
    assert answer.code == "verification.expired"
