"""What goes wrong between the product, the browser and the provider, and what intruders try."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest
from django.db import connection

from core.infrastructure.redis import redis_client
from core.infrastructure.secrets import KeyedSecrets
from identity.bootstrap import social
from identity.infrastructure.models import SessionRecord, SocialIdentityRecord, User
from tests.client import Answer, ApiClient
from tests.identity.social.conftest import Browser, Visitor
from tests.identity.social.people import person
from tests.identity.social.provider import LoopbackProvider

NAMES = ("kakao", "naver", "google")


def nobody_got_in() -> bool:
    return not (User.objects.exists() or SessionRecord.objects.exists() or SocialIdentityRecord.objects.exists())


@pytest.mark.parametrize("name", NAMES)
def test_who_says_no_is_not_logged_in(visitor: Visitor, name: str) -> None:
    begun = visitor.begin(name)
    answer = visitor.come_back(name, begun, visitor.browser.say_no(begun["authorization_url"]))
    assert (answer.status_code, answer.code) == (403, "social.denied")
    assert nobody_got_in()


@pytest.mark.parametrize(("error", "status"), [("server_error", 503), ("temporarily_unavailable", 503), ("other", 422)])
def test_what_the_provider_regrets_is_told_apart(visitor: Visitor, error: str, status: int) -> None:
    begun = visitor.begin("kakao")
    assert visitor.come_back("kakao", begun, {"state": begun["state"], "error": error}).status_code == status


@pytest.mark.parametrize("name", NAMES)
def test_a_state_that_nobody_gave_out_is_refused(visitor: Visitor, name: str) -> None:
    body = visitor.returned(name, person("minji@example.kr")) | {"state": "of-my-own"}
    answer = visitor.api.post(f"/v2/auth/social/{name}/callback", body)
    assert (answer.status_code, answer.code) == (422, "social.state_invalid")
    assert nobody_got_in()


@pytest.mark.parametrize("name", NAMES)
def test_a_login_is_finished_by_whom_it_was_begun(visitor: Visitor, name: str) -> None:
    """Otherwise an intruder's code and state, followed by a victim, would log the victim in as the intruder."""
    intruders, victims = visitor.returned(name, person("evil@example.kr")), visitor.begin(name)
    planted = intruders | {"flow_token": victims["flow_token"]}
    assert visitor.api.post(f"/v2/auth/social/{name}/callback", planted).code == "social.state_invalid"
    assert visitor.api.post(f"/v2/auth/social/{name}/callback", intruders).code == "social.state_invalid"
    assert nobody_got_in()


def test_a_login_is_finished_where_it_was_begun(visitor: Visitor) -> None:
    body = visitor.returned("kakao", person("minji@example.kr"))
    assert visitor.api.post("/v2/auth/social/google/callback", body).code == "social.state_invalid"
    assert nobody_got_in()


def test_a_callback_is_good_once(visitor: Visitor) -> None:
    body = visitor.returned("google", person("minji@example.kr"))
    answers = [visitor.api.post("/v2/auth/social/google/callback", body) for _ in range(2)]
    assert answers[0].status_code == 200
    assert answers[1].code == "social.state_invalid"


def test_a_login_that_took_too_long_is_over(visitor: Visitor) -> None:
    body = visitor.returned("google", person("minji@example.kr"))
    key = f"social:{KeyedSecrets().hash(body['state'])}"
    assert 0 < redis_client().ttl(key) <= 600
    redis_client().delete(key)
    assert visitor.api.post("/v2/auth/social/google/callback", body).code == "social.state_invalid"


@pytest.mark.parametrize("name", NAMES)
def test_a_code_is_not_taken_twice_or_from_another_login(visitor: Visitor, name: str) -> None:
    used = visitor.returned(name, person("minji@example.kr"))
    assert visitor.api.post(f"/v2/auth/social/{name}/callback", used).status_code in (200, 202)
    for code in (used["code"], visitor.returned(name, person("other@example.kr"))["code"], "made-up"):
        body = visitor.returned(name, person("third@example.kr")) | {"code": code}
        answer = visitor.api.post(f"/v2/auth/social/{name}/callback", body)
        assert (answer.status_code, answer.code) == (422, "social.code_refused")


@pytest.mark.parametrize("missing", ["state", "flow_token", "code"])
def test_a_callback_must_be_whole(visitor: Visitor, missing: str) -> None:
    body = visitor.returned("kakao", person("minji@example.kr"))
    del body[missing]
    answer = visitor.api.post("/v2/auth/social/kakao/callback", body)
    assert [error["pointer"] for error in answer.json()["errors"]] == [f"/{missing}"]


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("failing", ["500", "slow", "nonsense"])
def test_a_provider_that_fails_is_unavailable(
    visitor: Visitor, provider: LoopbackProvider, settings: Any, name: str, failing: str
) -> None:
    answers: dict[str, Callable[[], Any]] = {
        "500": lambda: (500, {"error": "server_error"}),
        "slow": provider.slow,
        "nonsense": lambda: (200, b"<html>"),
    }
    if failing == "slow":
        settings.OAUTH_TIMEOUT_SECONDS = 0.2
        social.cache_clear()
    body = visitor.returned(name, person("minji@example.kr"))
    provider.failures = {"token": answers[failing]}
    answer = visitor.api.post(f"/v2/auth/social/{name}/callback", body)
    assert (answer.status_code, answer.code) == (503, "social.provider_unavailable")
    assert int(answer.headers["Retry-After"]) > 0
    assert nobody_got_in()


@pytest.mark.parametrize("name", NAMES)
def test_a_provider_that_is_gone_is_unavailable(
    settings: Any, db: None, api: ApiClient, name: str, browser: Browser
) -> None:
    with LoopbackProvider() as gone:
        settings.OAUTH_PROVIDERS = gone.registrations()
        social.cache_clear()
        body = Visitor(api, Browser(gone)).returned(name, person("minji@example.kr"))
    answer = api.post(f"/v2/auth/social/{name}/callback", body)
    social.cache_clear()
    assert (answer.status_code, answer.code) == (503, "social.provider_unavailable")
    assert answer.headers["Retry-After"]


def test_a_forged_identity_is_refused(visitor: Visitor, provider: LoopbackProvider) -> None:
    body = visitor.returned("google", person("minji@example.kr"))
    provider.signer.forgery = lambda signer, claims: signer.unsigned(claims)
    answer = visitor.api.post("/v2/auth/social/google/callback", body)
    assert (answer.status_code, answer.code) == (422, "social.identity_refused")
    assert nobody_got_in()


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("name", ["kakao", "google"])
def test_two_first_logins_at_once_make_one_account(visitor: Visitor, name: str) -> None:
    somebody = person("minji@example.kr")
    bodies = [visitor.returned(name, somebody) for _ in range(4)]

    def one(body: dict[str, Any]) -> Answer:
        try:
            return ApiClient().post(f"/v2/auth/social/{name}/callback", body)
        finally:
            connection.close()

    with ThreadPoolExecutor(4) as threads:
        answers = list(threads.map(one, bodies))
    assert [answer.status_code for answer in answers] == [200] * 4, [answer.content for answer in answers]
    assert len({answer.json()["user"]["id"] for answer in answers}) == 1
    assert (User.objects.count(), SocialIdentityRecord.objects.count()) == (1, 1)


@pytest.mark.django_db(transaction=True)
def test_two_providers_at_once_make_one_account_too(visitor: Visitor) -> None:
    bodies = {name: visitor.returned(name, person("minji@example.kr")) for name in ("kakao", "google")}

    def one(name: str) -> Answer:
        try:
            return ApiClient().post(f"/v2/auth/social/{name}/callback", bodies[name])
        finally:
            connection.close()

    with ThreadPoolExecutor(2) as threads:
        answers = list(threads.map(one, bodies))
    assert [answer.status_code for answer in answers] == [200, 200], [answer.content for answer in answers]
    assert (User.objects.count(), SocialIdentityRecord.objects.count()) == (1, 2)


def test_nothing_secret_is_logged(
    visitor: Visitor, provider: LoopbackProvider, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level("DEBUG")
    bodies = [visitor.returned(name, person("private@example.kr")) for name in NAMES for _ in range(2)]
    caplog.clear()
    for number, body in enumerate(bodies):
        name = NAMES[number // 2]
        provider.failures = {"token": lambda: (500, {"error": "server_error"})} if number % 2 else {}
        visitor.api.post(f"/v2/auth/social/{name}/callback", body)
        visitor.api.post(f"/v2/auth/social/{name}/callback", body)
    ours = "\n".join(f"{r.getMessage()} {r.__dict__}" for r in caplog.records if _is_ours(r.name))
    secrets = [body[part] for body in bodies for part in ("code", "state", "flow_token")]
    assert ours
    assert not [secret for secret in [*secrets, "private@", "kakao-secret"] if secret in ours]


def _is_ours(logger: str) -> bool:
    """As production logs: the libraries' own chatter from WARNING on."""
    return logger.startswith(("videoplanet", "httpx2", "authlib", "django.request"))


def test_without_redis_no_login_begins(visitor: Visitor, redis_away: None) -> None:
    answer = visitor.api.post("/v2/auth/social/kakao/start", {})
    assert (answer.status_code, answer.code) == (503, "service.unavailable")
