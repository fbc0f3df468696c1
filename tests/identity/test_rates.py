"""The rates of identity's own routes, and what is left of them without Redis."""

from typing import Any

import pytest
from pytest_django.fixtures import Settings

from core.domain.ids import new_id
from core.infrastructure.models import AuditRecord
from tests.client import ApiClient
from tests.identity.conftest import register_body

pytestmark = pytest.mark.django_db


@pytest.fixture
def somewhere(api: ApiClient) -> ApiClient:
    """At an address that nobody else has."""
    return api.with_(X_Forwarded_For=f"2001:db8::{new_id().int >> 16 & 0xFFFF:x}:0:0:0:1")


def test_logins_from_one_address_are_counted_whatever_the_account(somewhere: ApiClient, settings: Settings) -> None:
    settings.RATE_LIMITS = settings.RATE_LIMITS | {"login": "3/h"}
    answers = [
        somewhere.post("/v2/auth/login", {"email": f"p{number}@example.kr", "password": "wrong password"})
        for number in range(4)
    ]
    assert [answer.status_code for answer in answers] == [401, 401, 401, 429]
    assert [answer.headers["RateLimit-Remaining"] for answer in answers] == ["2", "1", "0", "0"]
    assert answers[3].code == "rate.limited"
    assert int(answers[3].headers["Retry-After"]) <= 3600


@pytest.mark.parametrize(
    ("path", "body"),
    [
        ("/v2/auth/login", {"email": "a@example.kr", "password": "wrong password"}),
        ("/v2/auth/resend-verification", {"email": "a@example.kr"}),
        ("/v2/auth/forgot-password", {"email": "a@example.kr"}),
    ],
)
def test_without_redis_nobody_guesses_and_nobody_is_mailed(
    api: ApiClient, redis_away: None, path: str, body: dict[str, Any]
) -> None:
    refused = api.post(path, body)
    assert (refused.status_code, refused.code) == (503, "service.unavailable")
    assert refused.headers["Retry-After"]
    assert not AuditRecord.objects.exists()


def test_without_redis_people_still_register_and_sessions_go_on(api: ApiClient, redis_away: None) -> None:
    assert api.post("/v2/auth/register", register_body("newcomer")).status_code == 201
    stale = api.post("/v2/auth/refresh", {"refresh_token": "unknown"})
    assert (stale.status_code, stale.code) == (401, "auth.token_invalid")
