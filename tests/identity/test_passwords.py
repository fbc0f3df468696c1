"""Passwords over HTTP: forgotten, reset, changed."""

import re
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from core.infrastructure.models import AuditRecord, JobRecord
from identity.infrastructure.models import SessionRecord, User, VerificationRecord
from tests.client import Answer, ApiClient
from tests.identity.conftest import PASSWORD, Mailbox, shapes

Made = Callable[..., dict[str, Any]]
NEW = "another password"


def bearer(session: dict[str, Any]) -> ApiClient:
    return ApiClient({"Authorization": f"Bearer {session['access_token']}"})


def log_in(email: str, password: str) -> Answer:
    return ApiClient().post("/v2/auth/login", {"email": email, "password": password})


@pytest.fixture
def reset_token(api: ApiClient, mailbox: Mailbox, work_off: Callable[[], None]) -> Callable[[str], str]:
    def ask(email: str) -> str:
        assert api.post("/v2/auth/forgot-password", {"email": email}).status_code == 202
        work_off()
        return mailbox.link_token(email)

    return ask


@pytest.mark.django_db
def test_whoever_forgot_the_password_chooses_another(
    api: ApiClient, verified: Made, reset_token: Callable[[str], str], mailbox: Mailbox, work_off: Callable[[], None]
) -> None:
    session = verified("forgetful")
    email = session["user"]["email"]
    body = {"token": reset_token(email), "password": NEW}
    assert "/reset-password?token=" in mailbox.text(email)
    answer = api.post("/v2/auth/reset-password", body)
    assert (answer.status_code, answer.content) == (204, b"")
    assert log_in(email, PASSWORD).code == "auth.wrong_credentials"
    assert log_in(email, NEW).status_code == 200
    assert api.post("/v2/auth/refresh", {"refresh_token": session["refresh_token"]}).code == "auth.session_ended"
    assert api.post("/v2/auth/reset-password", body).code == "verification.expired"
    work_off()
    assert "비밀번호가 변경" in mailbox.newest(email)["Subject"]
    actions = AuditRecord.objects.filter(account_id=session["user"]["id"]).values_list("action", flat=True)
    assert {"password.changed", "session.ended"} <= set(actions)


@pytest.mark.django_db
def test_asking_for_a_reset_does_the_same_for_everyone(api: ApiClient, verified: Made, registered: Made) -> None:
    emails = [verified("known")["user"]["email"], registered("waiting")["email"], verified("closed")["user"]["email"]]
    User.objects.filter(username="closed").update(is_active=False)
    for path in ("/v2/auth/forgot-password", "/v2/auth/resend-verification"):
        done = []
        for email in [*emails, "nobody@example.kr"]:
            with CaptureQueriesContext(connection) as captured:
                answer = api.post(path, {"email": email})
            assert (answer.status_code, answer.content) == (202, b'{"retry_after":60}')
            done.append(shapes(captured))
        assert all(work == done[0] for work in done), done
        assert sum("core_job" in sql and "INSERT" in sql for sql in done[0]) == 1


@pytest.mark.django_db
def test_a_stranger_whose_mail_is_asked_for_gets_none_and_leaves_no_row(
    api: ApiClient, mailbox: Mailbox, work_off: Callable[[], None]
) -> None:
    for _ in range(5):
        api.post("/v2/auth/forgot-password", {"email": "nobody@example.kr"})
    assert JobRecord.objects.count() <= 2
    assert "nobody" not in str(list(JobRecord.objects.values_list("key", "payload")))
    work_off()
    assert mailbox.to("nobody@example.kr") == []
    assert not VerificationRecord.objects.exists()


@pytest.mark.django_db(transaction=True)
def test_one_reset_link_used_ten_times_at_once_resets_once(verified: Made, reset_token: Callable[[str], str]) -> None:
    email = verified("twice")["user"]["email"]
    token = reset_token(email)

    def one(number: int) -> int:
        try:
            body = {"token": token, "password": f"password number {number}"}
            return ApiClient().post("/v2/auth/reset-password", body).status_code
        finally:
            connection.close()

    with ThreadPoolExecutor(4) as threads:
        statuses = list(threads.map(one, range(4)))
    assert statuses.count(204) == 1
    assert set(statuses) <= {204, 422}
    assert AuditRecord.objects.filter(action="password.changed").count() == 1


@pytest.mark.django_db
def test_the_reset_token_is_stored_hashed(verified: Made, reset_token: Callable[[str], str]) -> None:
    token = reset_token(verified("hashed")["user"]["email"])
    assert token not in str(list(VerificationRecord.objects.values()))
    assert token not in str(list(JobRecord.objects.values()))


@pytest.mark.django_db
def test_changing_the_password_ends_the_other_sessions(verified: Made, api: ApiClient) -> None:
    session = verified("changer")
    email = session["user"]["email"]
    elsewhere = log_in(email, PASSWORD).json()
    body = {"current_password": PASSWORD, "password": NEW}
    assert bearer(session).post("/v2/me/password", body).status_code == 204
    assert api.post("/v2/auth/refresh", {"refresh_token": elsewhere["refresh_token"]}).code == "auth.session_ended"
    assert api.post("/v2/auth/refresh", {"refresh_token": session["refresh_token"]}).status_code == 200
    assert log_in(email, NEW).status_code == 200


@pytest.mark.django_db
def test_a_stolen_token_guesses_the_password_five_times(verified: Made) -> None:
    client = bearer(verified("robbed"))
    body = {"current_password": "a wild guess", "password": NEW}
    told = [client.post("/v2/me/password", body) for _ in range(7)]
    assert [answer.code for answer in told] == ["account.wrong_password"] * 5 + ["auth.too_many_attempts"] * 2
    assert told[-1].headers["Retry-After"]
    assert AuditRecord.objects.filter(action="account.wrong_password", outcome="denied").count() == 5


@pytest.mark.django_db
def test_an_account_without_password_resets_it_first(
    api: ApiClient, verified: Made, reset_token: Callable[[str], str]
) -> None:
    session = verified("kakaotalker")
    User.objects.update(password="")
    body = {"current_password": "whatever", "password": NEW}
    answer = bearer(session).post("/v2/me/password", body)
    assert (answer.status_code, answer.code) == (409, "account.no_password")
    token = reset_token(session["user"]["email"])
    assert api.post("/v2/auth/reset-password", {"token": token, "password": NEW}).status_code == 204
    assert log_in(session["user"]["email"], NEW).status_code == 200


@pytest.mark.django_db
@pytest.mark.parametrize(
    "body",
    [{}, {"token": "x"}, {"token": "x", "password": "seven77"}, {"token": ["x"], "password": NEW}, {"token": "\x00"}],
)
def test_a_reset_that_cannot_be_understood_is_told_so(api: ApiClient, body: dict[str, Any]) -> None:
    assert api.post("/v2/auth/reset-password", body).status_code == 422


@pytest.mark.django_db
def test_statements_are_pinned(verified: Made, api: ApiClient, reset_token: Callable[[str], str]) -> None:
    session = verified("counted")
    with CaptureQueriesContext(connection) as captured:
        api.post("/v2/auth/forgot-password", {"email": session["user"]["email"]})
    assert len(captured) <= 8
    assert SessionRecord.objects.count() == 1


def test_the_pages_of_our_own_are_the_same_for_every_token(api: ApiClient) -> None:
    for page in ("/verify-email", "/reset-password", "/confirm-email"):
        answers = [api.get(page, {"token": token}) for token in ("a", '"><script>alert(1)</script>')]
        first, second = (re.sub(rb'nonce="[\w-]+"', b"", answer.content) for answer in answers)
        assert first == second
        assert answers[0].headers["Referrer-Policy"] == "no-referrer"
