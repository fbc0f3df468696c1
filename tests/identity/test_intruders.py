"""Names, links and codes that somebody hopes will be believed."""

import hashlib
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import orjson
import pytest
from django.db import connection

from core.domain.actor import Actor
from core.infrastructure.models import IdempotencyRecord, JobRecord
from identity.infrastructure.models import SessionRecord, User
from tests.client import Answer, ApiClient
from tests.identity.conftest import Mailbox, register_body

Made = Callable[..., dict[str, Any]]


@pytest.mark.django_db(transaction=True)
def test_of_people_who_register_one_address_at_once_one_wins(api: ApiClient) -> None:
    def one(number: int) -> Answer:
        try:
            email = "Race@example.kr" if number % 2 else "race@example.kr"
            return ApiClient().post("/v2/auth/register", register_body(f"racer{number}") | {"email": email})
        finally:
            connection.close()

    with ThreadPoolExecutor(4) as threads:
        answers = list(threads.map(one, range(4)))
    assert sorted(answer.status_code for answer in answers) == [201, 409, 409, 409]
    assert {answer.code for answer in answers if answer.status_code == 409} == {"account.email_taken"}
    assert (User.objects.count(), JobRecord.objects.count()) == (1, 1)


@pytest.mark.django_db(transaction=True)
def test_one_code_typed_on_ten_devices_at_once_opens_one_session(
    api: ApiClient, registered: Made, mailbox: Mailbox
) -> None:
    email = registered("everywhere")["email"]
    body = {"email": email, "code": mailbox.code(email)}

    def one(_: int) -> int:
        try:
            return ApiClient().post("/v2/auth/verify-email", body).status_code
        finally:
            connection.close()

    with ThreadPoolExecutor(10) as threads:
        statuses = list(threads.map(one, range(10)))
    assert statuses.count(200) == 1
    assert SessionRecord.objects.count() == 1


@pytest.mark.django_db(transaction=True)
def test_of_twenty_codes_typed_at_once_five_are_tried(api: ApiClient, registered: Made, mailbox: Mailbox) -> None:
    email = registered("hurried")["email"]
    right = mailbox.code(email)

    def one(number: int) -> str:
        try:
            code = f"{(int(right) + 1 + number) % 1_000_000:06d}"
            return ApiClient().post("/v2/auth/verify-email", {"email": email, "code": code}).code
        finally:
            connection.close()

    with ThreadPoolExecutor(20) as threads:
        told = list(threads.map(one, range(20)))
    assert (told.count("verification.wrong_code"), told.count("verification.locked")) == (5, 15)
    assert api.post("/v2/auth/verify-email", {"email": email, "code": right}).code == "verification.locked"


@pytest.mark.django_db
@pytest.mark.parametrize("username", ["ﷺ" * 30, "ﬃ" * 30, "abc\ufe0f", "a\u3164bc"])
def test_a_user_name_that_misleads_or_grows_is_refused_in_its_place(api: ApiClient, username: str) -> None:
    answer = api.post("/v2/auth/register", register_body("x") | {"username": username})
    assert answer.status_code == 422
    assert [error["pointer"] for error in answer.json()["errors"]] == ["/username"]


@pytest.mark.django_db
def test_a_name_cannot_put_a_code_of_its_own_into_the_mail(api: ApiClient) -> None:
    answer = api.post("/v2/auth/register", register_body("forger", name="민지\n000000\n님"))
    assert [error["pointer"] for error in answer.json()["errors"]] == ["/name"]


@pytest.mark.django_db
def test_a_user_name_that_looks_like_a_constraint_is_still_the_user_name(api: ApiClient, registered: Made) -> None:
    registered("identity_user_email")
    answer = api.post("/v2/auth/register", register_body("identity_user_email", email="other@example.kr"))
    assert answer.code == "account.username_taken"


@pytest.mark.django_db
def test_a_closed_account_is_not_opened_by_its_old_link(api: ApiClient, registered: Made, mailbox: Mailbox) -> None:
    email = registered("closed")["email"]
    User.objects.update(is_active=False)
    assert api.post("/v2/auth/verify-email", {"token": mailbox.link_token(email)}).code == "verification.expired"


@pytest.mark.django_db
def test_fifty_requests_for_a_mail_owe_few(api: ApiClient) -> None:
    body = register_body("flooded")
    api.post("/v2/auth/register", body)
    statuses = {api.post("/v2/auth/resend-verification", {"email": body["email"]}).status_code for _ in range(50)}
    assert statuses == {202}
    # One of the registration, one a minute of the flood.
    assert JobRecord.objects.count() <= 3


@pytest.mark.django_db
@pytest.mark.parametrize("code", ["12345", "1234567", "12 456", "abcdef", "１２３４５６", ""])
def test_what_is_no_code_is_no_try(api: ApiClient, registered: Made, mailbox: Mailbox, code: object) -> None:
    email = registered("typist")["email"]
    for _ in range(6):
        answer = api.post("/v2/auth/verify-email", {"email": email, "code": code})
        assert answer.status_code == 422
    right = {"email": email, "code": mailbox.code(email)}
    assert api.post("/v2/auth/verify-email", right).status_code == 200


@pytest.mark.django_db
def test_no_secret_is_stored_in_the_clear(api: ApiClient, registered: Made, mailbox: Mailbox) -> None:
    body = registered("secretive")
    code, link = mailbox.code(body["email"]), mailbox.link_token(body["email"])
    session = api.post("/v2/auth/verify-email", {"email": body["email"], "code": code}).json()
    with connection.cursor() as cursor:
        cursor.execute("SELECT table_name FROM information_schema.tables WHERE table_schema = 'public'")
        rows = []
        for (table,) in cursor.fetchall():
            cursor.execute(f'SELECT * FROM "{table}"')
            rows += [str(row) for row in cursor.fetchall()]
    stored = "\n".join(rows)
    assert body["email"] in stored
    for secret in (body["password"], link, session["refresh_token"], session["access_token"]):
        assert secret not in stored


@pytest.mark.django_db
def test_without_redis_there_is_no_ticket_but_a_clear_answer(
    api: ApiClient, make_person: Callable[..., Actor], redis_away: object
) -> None:
    answer = api.as_(make_person("민지")).post("/v2/auth/ws-ticket")
    assert (answer.status_code, answer.code) == (503, "service.unavailable")
    assert answer.headers["Retry-After"]


@pytest.mark.django_db
def test_a_kept_request_cannot_be_used_to_guess_the_password(api: ApiClient) -> None:
    body = register_body("careful")
    api.with_(Idempotency_Key="once").post("/v2/auth/register", body)
    guess = hashlib.sha256(b"POST /v2/auth/register\n" + orjson.dumps(body)).hexdigest()
    assert not IdempotencyRecord.objects.filter(fingerprint=guess).exists()
    assert IdempotencyRecord.objects.count() == 1
