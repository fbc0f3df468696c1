"""Log in, refresh, log out."""

import re
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import UUID

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from core.infrastructure.models import AuditRecord
from identity.infrastructure.models import RefreshTokenRecord, SessionRecord, User
from tests.client import Answer, ApiClient
from tests.identity.conftest import PASSWORD, Mailbox

Made = Callable[..., dict[str, Any]]
TRANSACTION_CONTROL = re.compile(r"BEGIN|COMMIT|SAVEPOINT|RELEASE|ROLLBACK")


def refresh(api: ApiClient, token: str) -> Answer:
    return api.post("/v2/auth/refresh", {"refresh_token": token})


@pytest.mark.django_db
def test_a_refresh_token_is_taken_for_a_new_one(api: ApiClient, verified: Made) -> None:
    session = verified("minji")
    renewed = refresh(api, session["refresh_token"]).json()
    assert renewed["refresh_token"] != session["refresh_token"]
    assert api.with_(Authorization=f"Bearer {renewed['access_token']}").get("/v2/me").status_code == 200


@pytest.mark.django_db
def test_reuse_after_the_grace_ends_the_session_for_everyone(api: ApiClient, verified: Made) -> None:
    session = verified("stolen")
    renewed = refresh(api, session["refresh_token"]).json()
    RefreshTokenRecord.objects.exclude(used_at=None).update(used_at=datetime.now(UTC) - timedelta(seconds=11))
    assert refresh(api, session["refresh_token"]).code == "auth.token_reused"
    assert refresh(api, renewed["refresh_token"]).code == "auth.token_reused"


@pytest.mark.django_db
def test_reuse_on_another_device_ends_the_session_at_once_and_its_owner_gets_a_mail(
    api: ApiClient, verified: Made, mailbox: Mailbox, work_off: Callable[[], None]
) -> None:
    session = verified("robbed")
    thief = api.with_(User_Agent="curl/8.1", X_Forwarded_For="198.51.100.66")
    stolen = refresh(thief, session["refresh_token"]).json()
    assert refresh(api, session["refresh_token"]).code == "auth.token_reused"
    assert refresh(thief, stolen["refresh_token"]).code == "auth.token_reused"
    work_off()
    mail = mailbox.newest(session["user"]["email"])
    assert "세션을 종료했습니다" in mail["Subject"]
    events = AuditRecord.objects.filter(action="session.ended").values_list("account_id", "detail__reason")
    assert list(events) == [(UUID(session["user"]["id"]), "token_reused")]


@pytest.mark.django_db(transaction=True)
def test_ten_tabs_may_refresh_one_token_at_once(api: ApiClient, verified: Made) -> None:
    token = verified("tabs")["refresh_token"]

    def one(_: int) -> Answer:
        try:
            return refresh(ApiClient(), token)
        finally:
            connection.close()

    with ThreadPoolExecutor(10) as threads:
        answers = list(threads.map(one, range(10)))
    assert [answer.status_code for answer in answers] == [200] * 10
    assert SessionRecord.objects.filter(ended_at=None).count() == 1
    assert all(refresh(api, answer.json()["refresh_token"]).status_code == 200 for answer in answers)


@pytest.mark.django_db
def test_logging_out_ends_the_session_and_may_be_repeated(api: ApiClient, verified: Made) -> None:
    token = verified("leaver")["refresh_token"]
    for _ in range(2):
        assert api.post("/v2/auth/logout", {"refresh_token": token}).status_code == 204
    assert refresh(api, token).code == "auth.session_ended"


@pytest.mark.django_db
def test_an_old_refresh_token_sends_its_holder_to_the_login(api: ApiClient, verified: Made) -> None:
    token = verified("away")["refresh_token"]
    RefreshTokenRecord.objects.update(issued_at=datetime.now(UTC) - timedelta(days=8))
    assert refresh(api, token).code == "auth.token_invalid"


@pytest.mark.django_db
def test_wrong_password_unknown_address_and_a_closed_account_answer_alike(api: ApiClient, verified: Made) -> None:
    email = verified("known")["user"]["email"]
    wrong = api.post("/v2/auth/login", {"email": email, "password": "wrong password"})
    unknown = api.post("/v2/auth/login", {"email": "nobody@example.kr", "password": PASSWORD})
    malformed = api.post("/v2/auth/login", {"email": "nobody", "password": PASSWORD})
    User.objects.update(is_active=False)
    closed = api.post("/v2/auth/login", {"email": email, "password": PASSWORD})
    bodies = [answer.json() | {"request_id": ""} for answer in (wrong, unknown, malformed, closed)]
    assert bodies[0]["code"] == "auth.wrong_credentials"
    assert all(body == bodies[0] for body in bodies)
    assert wrong.headers["WWW-Authenticate"] == "Bearer"


@contextmanager
def statements(at_most: int) -> Iterator[None]:
    """Statements without BEGIN, COMMIT and savepoints."""
    with CaptureQueriesContext(connection) as captured:
        yield
    work = [each["sql"] for each in captured if not TRANSACTION_CONTROL.match(each["sql"])]
    assert len(work) <= at_most, "\n".join(work)


@pytest.mark.django_db
def test_statements_are_pinned(api: ApiClient, verified: Made) -> None:
    session = verified("counted")
    bearer = api.with_(Authorization=f"Bearer {session['access_token']}")
    with statements(6):
        login = api.post("/v2/auth/login", {"email": session["user"]["email"], "password": PASSWORD})
    assert login.status_code == 200
    with statements(5):
        assert refresh(api, session["refresh_token"]).status_code == 200
    assert bearer.get("/v2/me").status_code == 200
    with statements(1):
        assert bearer.get("/v2/me").status_code == 200
    with statements(0):
        assert bearer.post("/v2/auth/ws-ticket").status_code == 200
    with statements(6):
        assert api.post("/v2/auth/logout", {"refresh_token": session["refresh_token"]}).status_code == 204
