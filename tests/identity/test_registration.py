"""From nobody to a verified account."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any
from uuid import UUID

import pytest
from django.utils.timezone import now

from identity.infrastructure.models import User, VerificationRecord
from tests.client import ApiClient
from tests.identity.conftest import PASSWORD, Mailbox, register_body

pytestmark = pytest.mark.django_db
Made = Callable[..., dict[str, Any]]


def test_a_newcomer_registers_verifies_and_logs_in(api: ApiClient, registered: Made, mailbox: Mailbox) -> None:
    body = registered("minji", name="민지", consents={"terms": "2026-01"})
    assert api.post("/v2/auth/login", {"email": body["email"], "password": PASSWORD}).code == "auth.email_not_verified"
    verified = api.post("/v2/auth/verify-email", {"email": body["email"], "code": mailbox.code(body["email"])})
    assert verified.json()["user"]["is_verified"] is True
    session = api.post("/v2/auth/login", {"email": body["email"].upper(), "password": PASSWORD}).json()
    assert session["expires_in"] == 900
    me = api.with_(Authorization=f"Bearer {session['access_token']}").get("/v2/me").json()
    assert (me["email"], me["name"]) == (body["email"], "민지")


def test_the_link_in_the_mail_verifies_too_and_only_once(api: ApiClient, registered: Made, mailbox: Mailbox) -> None:
    token = mailbox.link_token(registered("linked")["email"])
    assert api.post("/v2/auth/verify-email", {"token": token}).status_code == 200
    assert api.post("/v2/auth/verify-email", {"token": token}).code == "verification.expired"


def test_the_mail_speaks_the_language_of_the_account(registered: Made, mailbox: Mailbox) -> None:
    korean = mailbox.newest(registered("hangul", name="<b>민지</b>")["email"])
    assert "인증 코드" in korean["Subject"]
    html = korean.get_body(("html",))
    assert html is not None
    assert "&lt;b&gt;민지" in html.get_content()
    assert "verification code" in mailbox.newest(registered("english", language="en")["email"])["Subject"]


@pytest.mark.parametrize("other", ["TAKEN@example.kr", "taken@EXAMPLE.kr"])
def test_an_address_is_taken_in_all_its_spellings(api: ApiClient, registered: Made, other: str) -> None:
    registered("taken")
    answer = api.post("/v2/auth/register", register_body("another") | {"email": other})
    assert answer.code == "account.email_taken"
    assert User.objects.count() == 1


def test_a_user_name_is_taken_in_all_its_spellings(api: ApiClient, registered: Made) -> None:
    registered("taken")
    answer = api.post("/v2/auth/register", register_body("other") | {"username": "TAKEN"})
    assert answer.code == "account.username_taken"


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("email", "no-at-sign"),
        ("email", f"{'a' * 250}@example.kr"),
        ("password", "seven77"),
        ("username", "ab"),
        ("username", "a" * 31),
        ("username", "line\nbreak"),
        ("username", "nul\x00l"),
        ("username", "bidi\u202eabc"),
        ("name", "a"),
        ("language", "fr"),
        ("password", None),
        ("email", ["a@example.kr"]),
    ],
)
def test_bad_input_is_told_with_its_place_and_changes_nothing(api: ApiClient, field: str, value: object) -> None:
    answer = api.post("/v2/auth/register", register_body("minji") | {field: value})
    assert answer.status_code == 422
    assert [error["pointer"] for error in answer.json()["errors"]] == [f"/{field}"]
    assert User.objects.count() == 0


def test_wrong_codes_lock_until_a_new_mail_comes(
    api: ApiClient, registered: Made, mailbox: Mailbox, work_off: Callable[[], None]
) -> None:
    email = registered("guessed")["email"]
    right = mailbox.code(email)
    wrong = f"{(int(right) + 1) % 1_000_000:06d}"
    for _ in range(5):
        assert api.post("/v2/auth/verify-email", {"email": email, "code": wrong}).code == "verification.wrong_code"
    assert api.post("/v2/auth/verify-email", {"email": email, "code": right}).code == "verification.locked"
    VerificationRecord.objects.update(sent_at=[], issued_at=now() - timedelta(minutes=1))
    asked = api.post("/v2/auth/resend-verification", {"email": email})
    assert (asked.status_code, asked.json()) == (202, {"retry_after": 60})
    work_off()
    assert api.post("/v2/auth/verify-email", {"email": email, "code": right}).code in (
        "verification.wrong_code",
        "verification.locked",
    ) or right == mailbox.code(email)
    assert api.post("/v2/auth/verify-email", {"email": email, "code": mailbox.code(email)}).status_code == 200


def test_a_code_ends_after_ten_minutes(api: ApiClient, registered: Made, mailbox: Mailbox) -> None:
    email = registered("late")["email"]
    VerificationRecord.objects.update(issued_at=now() - timedelta(minutes=11))
    answer = api.post("/v2/auth/verify-email", {"email": email, "code": mailbox.code(email)})
    assert answer.code == "verification.expired"


def test_a_second_mail_within_a_minute_is_not_sent_and_nobody_learns_who_is_known(
    api: ApiClient, registered: Made, mailbox: Mailbox, work_off: Callable[[], None]
) -> None:
    email = registered("eager")["email"]
    known = api.post("/v2/auth/resend-verification", {"email": email})
    unknown = api.post("/v2/auth/resend-verification", {"email": "nobody@example.kr"})
    work_off()
    assert (known.status_code, known.content) == (unknown.status_code, unknown.content) == (202, b'{"retry_after":60}')
    assert len(mailbox.to(email)) == 1


def test_a_mail_that_could_not_be_sent_does_not_consume_the_cooldown(
    api: ApiClient, work_off: Callable[[], None], settings: Any, mailbox: Mailbox
) -> None:
    working, settings.EMAIL_BACKEND = settings.EMAIL_BACKEND, "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", 9
    account = api.post("/v2/auth/register", register_body("unlucky")).json()["user"]
    work_off()
    assert VerificationRecord.objects.get(subject_id=UUID(account["id"])).sent_at == []
    settings.EMAIL_BACKEND = working
    assert api.post("/v2/auth/resend-verification", {"email": account["email"]}).status_code == 202
    work_off()
    assert mailbox.code(account["email"])


def test_one_idempotency_key_makes_one_account(api: ApiClient) -> None:
    client = api.with_(Idempotency_Key="register-once")
    first, again = (client.post("/v2/auth/register", register_body("once")) for _ in range(2))
    assert first.json() == again.json()
    assert again.headers["Idempotency-Replayed"] == "true"
    assert client.post("/v2/auth/register", register_body("twice")).code == "idempotency.key_reused"


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("accepted", "given", "language"),
    [("en-GB", {}, "en"), ("ko", {}, "ko"), ("en", {"language": "ko"}, "ko"), ("fr", {}, "ko")],
)
def test_whoever_says_no_language_gets_that_of_the_request(
    api: ApiClient, accepted: str, given: dict[str, str], language: str
) -> None:
    body = register_body("polyglot", **given)
    answer = api.with_(Accept_Language=accepted).post("/v2/auth/register", body)
    assert answer.json()["user"]["language"] == language
