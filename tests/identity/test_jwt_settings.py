"""What SIMPLE_JWT says is what happens."""

from collections.abc import Callable, Iterator
from datetime import timedelta
from typing import Any

import jwt
import pytest
from django.conf import settings as product
from django.utils.timezone import now
from pytest_django.fixtures import Settings

from core.domain.actor import Actor
from core.domain.ids import new_id
from identity.bootstrap import sessions
from identity.bootstrap.parts import key_ring
from identity.infrastructure.access_tokens import SimpleJwtAccessTokens
from identity.infrastructure.models import RefreshTokenRecord, SessionRecord, User
from tests.client import Answer, ApiClient
from tests.identity.conftest import PASSWORD

Made = Callable[..., dict[str, Any]]
ACTOR = Actor(new_id(), "민지", new_id())


def claims(token: str) -> dict[str, Any]:
    decoded: dict[str, Any] = jwt.decode(token, options={"verify_signature": False})
    return decoded


def refresh(api: ApiClient, token: str) -> Answer:
    return api.post("/v2/auth/refresh", {"refresh_token": token})


@pytest.fixture
def changed(settings: Settings) -> Iterator[Callable[..., None]]:
    """`changed(NAME=…)` is another SIMPLE_JWT, as another start of the product would read it."""

    def change(**values: Any) -> None:
        settings.SIMPLE_JWT = {**product.SIMPLE_JWT, **values}
        sessions.cache_clear()

    yield change
    sessions.cache_clear()


def test_the_settings_are_those_of_the_design() -> None:
    assert {
        "ACCESS_TOKEN_LIFETIME": timedelta(minutes=15),
        "REFRESH_TOKEN_LIFETIME": timedelta(days=7),
        "ROTATE_REFRESH_TOKENS": True,
        "BLACKLIST_AFTER_ROTATION": True,
        "UPDATE_LAST_LOGIN": True,
        "ALGORITHM": "RS256",
        "AUTH_HEADER_TYPES": ("Bearer",),
        "AUTH_HEADER_NAME": "HTTP_AUTHORIZATION",
        "USER_ID_FIELD": "id",
        "USER_ID_CLAIM": "user_id",
        "AUTH_TOKEN_CLASSES": ("rest_framework_simplejwt.tokens.AccessToken",),
        "TOKEN_TYPE_CLAIM": "token_type",
        "JTI_CLAIM": "jti",
    } == product.SIMPLE_JWT


def test_the_claims_are_those_that_are_set() -> None:
    tokens = SimpleJwtAccessTokens(key_ring())
    first, second = tokens.issue(ACTOR), tokens.issue(ACTOR)
    told = claims(first)
    assert set(told) == {"token_type", "user_id", "jti", "iat", "exp", "sid", "name"}
    assert (told["token_type"], told["user_id"], told["sid"]) == ("access", str(ACTOR.user_id), str(ACTOR.session_id))
    assert told["jti"] != claims(second)["jti"]
    assert jwt.get_unverified_header(first)["alg"] == "RS256"


@pytest.mark.django_db
def test_a_login_tells_the_id_of_the_user_and_how_long_the_token_lives(api: ApiClient, verified: Made) -> None:
    session = verified("minji")
    told = claims(session["access_token"])
    assert told["user_id"] == session["user"]["id"] == str(User.objects.get().id)
    assert told["exp"] - told["iat"] == session["expires_in"] == 15 * 60


@pytest.mark.django_db
def test_an_access_token_lives_as_long_as_is_set(api: ApiClient, verified: Made, changed: Callable[..., None]) -> None:
    session = verified("hasty")
    changed(ACCESS_TOKEN_LIFETIME=timedelta(minutes=2))
    told = claims(SimpleJwtAccessTokens(key_ring()).issue(ACTOR))
    assert told["exp"] - told["iat"] == 120
    assert refresh(api, session["refresh_token"]).json()["expires_in"] == 120


@pytest.mark.django_db
@pytest.mark.parametrize(("set_to", "age", "status"), [(7, 6.9, 200), (7, 7.1, 401), (1, 1.1, 401), (30, 29, 200)])
def test_a_refresh_token_lives_as_long_as_is_set(
    api: ApiClient, verified: Made, changed: Callable[..., None], set_to: int, age: float, status: int
) -> None:
    session = verified("patient")
    changed(REFRESH_TOKEN_LIFETIME=timedelta(days=set_to))
    then = now() - timedelta(days=age)
    RefreshTokenRecord.objects.update(issued_at=then)
    SessionRecord.objects.update(last_used_at=then)
    bearer = api.with_(Authorization=f"Bearer {session['access_token']}")
    assert bearer.get("/v2/me/sessions").json()["count"] == (1 if status == 200 else 0)
    assert refresh(api, session["refresh_token"]).status_code == status


@pytest.mark.django_db
def test_refresh_tokens_rotate_and_a_used_one_is_refused(api: ApiClient, verified: Made) -> None:
    session = verified("rotating")
    following = refresh(api, session["refresh_token"]).json()["refresh_token"]
    assert following != session["refresh_token"]
    RefreshTokenRecord.objects.exclude(used_at=None).update(used_at=now() - timedelta(seconds=11))
    assert refresh(api, session["refresh_token"]).status_code == 401


@pytest.mark.django_db
def test_a_login_is_remembered_as_the_last_one(api: ApiClient, verified: Made) -> None:
    email, long_ago = verified("returning")["user"]["email"], now() - timedelta(days=30)
    User.objects.update(last_login=long_ago)
    began = now()
    assert api.post("/v2/auth/login", {"email": email, "password": PASSWORD}).status_code == 200
    assert User.objects.get().last_login > began


@pytest.mark.django_db
def test_the_header_is_the_one_that_is_set(api: ApiClient, verified: Made, changed: Callable[..., None]) -> None:
    token = verified("header")["access_token"]
    asked = [api.with_(Authorization=f"{kind} {token}").get("/v2/me").status_code for kind in ("Bearer", "bearer")]
    assert asked == [200, 200]
    changed(AUTH_HEADER_TYPES=("JWT",))
    assert api.with_(Authorization=f"Bearer {token}").get("/v2/me").code == "auth.required"
    assert api.with_(Authorization="JWT forged").get("/v2/me").code == "auth.token_invalid"


@pytest.mark.django_db
def test_the_claim_of_the_user_is_the_one_that_is_set(changed: Callable[..., None]) -> None:
    changed(USER_ID_CLAIM="sub")
    tokens = SimpleJwtAccessTokens(key_ring())
    token = tokens.issue(ACTOR)
    assert claims(token)["sub"] == str(ACTOR.user_id)
    assert tokens.read(token) == ACTOR
