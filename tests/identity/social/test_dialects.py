"""The port to the providers, on the fake and over the wire; and what the wire adds."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from json import dumps
from secrets import token_urlsafe
from traceback import format_exception
from typing import Any

import pytest

from core.domain.clock import utc_now
from identity.application.social_ports import ProviderNotConfigured, ProviderUnavailable, SocialProviders
from identity.contracts import LoginMethod
from identity.domain.social import PROVIDERS, CodeRefused, Flow
from identity.infrastructure.oauth.providers import OAuthProviders
from tests.identity.fakes import Memory
from tests.identity.social.conftest import Browser
from tests.identity.social.fakes import FakeSocialProviders
from tests.identity.social.people import Person, as_known_to, person
from tests.identity.social.provider import LoopbackProvider

KAKAO, NAVER, GOOGLE = PROVIDERS


def flow_to(provider: LoginMethod, **changed: Any) -> Flow:
    parts = {"token_hash": "hash", "redirect_uri": "https://app.example/back", "nonce": "n" * 43, "verifier": "v" * 43}
    return Flow(provider, **parts | changed)


@dataclass
class World:
    """The adapter, and a person who says yes in front of it."""

    providers: SocialProviders
    approve: Callable[[str, Person], str]

    def code(self, flow: Flow, somebody: Person, state: str = "state") -> str:
        return self.approve(self.providers.authorization_url(flow, state), somebody)


def over_the_wire(provider: LoopbackProvider, seconds: float = 5) -> OAuthProviders:
    return OAuthProviders(provider.registrations(), seconds=seconds, clock=utc_now)


@pytest.fixture(params=["fake", "real"])
def world(request: Any, provider: LoopbackProvider, browser: Browser) -> World:
    if request.param == "fake":
        fake = FakeSocialProviders(Memory(), PROVIDERS)
        return World(fake, fake.approve)
    return World(over_the_wire(provider), lambda url, somebody: browser.say_yes(url, somebody)["code"])


@pytest.mark.parametrize("method", PROVIDERS)
def test_a_code_stands_for_the_person_who_said_yes(world: World, method: LoginMethod) -> None:
    somebody, flow = person("Minji@Example.kr"), flow_to(method)
    assert world.providers.identify(flow, world.code(flow, somebody), "state") == as_known_to(method, somebody)


@pytest.mark.parametrize("method", PROVIDERS)
def test_a_person_may_keep_the_address_to_themselves(world: World, method: LoginMethod) -> None:
    somebody, flow = person(), flow_to(method)
    known = world.providers.identify(flow, world.code(flow, somebody), "state")
    assert (known, known.email, known.proved_email) == (as_known_to(method, somebody), None, None)


@pytest.mark.parametrize("method", PROVIDERS)
@pytest.mark.parametrize("doubt", [{"is_email_verified": False}, {"is_email_valid": False}])
def test_only_an_address_that_the_provider_vouches_for_is_proved(
    world: World, method: LoginMethod, doubt: dict[str, bool]
) -> None:
    somebody, flow = person("minji@example.kr", **doubt), flow_to(method)
    assert world.providers.identify(flow, world.code(flow, somebody), "state") == as_known_to(method, somebody)


@pytest.mark.parametrize("method", PROVIDERS)
def test_a_code_is_good_once(world: World, method: LoginMethod) -> None:
    flow = flow_to(method)
    code = world.code(flow, person("minji@example.kr"))
    world.providers.identify(flow, code, "state")
    for used in (code, "never given out"):
        with pytest.raises(CodeRefused):
            world.providers.identify(flow, used, "state")


@pytest.mark.parametrize(
    ("method", "other"),
    [
        (KAKAO, {"verifier": "w" * 43}),
        (GOOGLE, {"verifier": "w" * 43}),
        (KAKAO, {"redirect_uri": "https://app.example/elsewhere"}),
        (GOOGLE, {"redirect_uri": "https://app.example/elsewhere"}),
    ],
)
def test_a_code_of_another_login_is_refused(world: World, method: LoginMethod, other: dict[str, str]) -> None:
    flow = flow_to(method)
    code = world.code(flow, person("minji@example.kr"))
    with pytest.raises(CodeRefused):
        world.providers.identify(replace(flow, **other), code, "state")


def test_naver_takes_a_code_with_its_own_state_only(world: World) -> None:
    flow = flow_to(NAVER)
    code = world.code(flow, person("minji@example.kr"), "state")
    with pytest.raises(CodeRefused):
        world.providers.identify(flow, code, "another state")


@pytest.mark.parametrize("method", PROVIDERS)
def test_a_provider_that_nobody_registered_with_is_off(method: LoginMethod) -> None:
    bare = {name: dict.fromkeys(("client_id", "client_secret", "authorize_url", "token_url"), "") for name in PROVIDERS}
    for providers in (
        FakeSocialProviders(Memory(), ()),
        OAuthProviders({}, seconds=5, clock=utc_now),
        OAuthProviders(bare, seconds=5, clock=utc_now),
    ):
        assert not providers.is_configured(method)
        with pytest.raises(ProviderNotConfigured):
            providers.authorization_url(flow_to(method), "state")
        with pytest.raises(ProviderNotConfigured):
            providers.identify(flow_to(method), "code", "state")


def test_kakao_does_without_a_secret_where_it_gives_out_none() -> None:
    parts = {
        "client_id": "id",
        "client_secret": "",
        "authorize_url": "https://a.example",
        "token_url": "https://t.example",
    }
    providers = OAuthProviders({"kakao": parts, "naver": parts, "google": parts}, seconds=5, clock=utc_now)
    assert [providers.is_configured(method) for method in PROVIDERS] == [True, False, False]


@pytest.mark.parametrize("method", PROVIDERS)
def test_the_secret_and_the_verifier_do_not_travel_with_the_browser(
    provider: LoopbackProvider, method: LoginMethod
) -> None:
    url = over_the_wire(provider).authorization_url(flow_to(method), "state")
    assert "secret" not in url
    assert "v" * 43 not in url
    assert ("code_challenge=" in url) == (method is not NAVER)
    assert ("nonce=" in url) == (method is GOOGLE)


ODD: dict[str, dict[str, Any] | list[Any] | bytes] = {
    "html": b"<html>gateway</html>",
    "no json": b"\xff\xfe{",
    "a list": [],
    "nothing in it": {},
    "no text": {"access_token": 7, "id": "x", "kakao_account": [], "resultcode": 0, "response": [], "keys": "none"},
    "odd life": {"access_token": "t", "expires_in": "soon", "id": True, "resultcode": "00", "response": {"id": ""}},
    "odd type": {"access_token": "t", "token_type": 5, "id": None, "resultcode": "00", "response": {"id": "\u0000"}},
    "odd error": {"error": {"code": 1}},
}


@pytest.mark.parametrize("method", PROVIDERS)
@pytest.mark.parametrize("odd", ODD)
@pytest.mark.parametrize("status", [200, 400, 429, 500, 503])
def test_nonsense_is_no_answer(
    provider: LoopbackProvider, browser: Browser, method: LoginMethod, odd: str, status: int
) -> None:
    providers, flow = over_the_wire(provider), flow_to(method)
    for kind in ("token", "keys" if method is GOOGLE else "user"):
        code = browser.say_yes(providers.authorization_url(flow, "state"), person("minji@example.kr"))["code"]
        provider.failures = {kind: lambda: (status, ODD[odd])}  # type: ignore[dict-item, return-value]
        with pytest.raises(ProviderUnavailable):
            providers.identify(flow, code, "state")
        provider.failures = {}


@pytest.mark.parametrize("method", PROVIDERS)
def test_a_provider_that_is_slow_or_gone_is_not_waited_for(
    provider: LoopbackProvider, browser: Browser, method: LoginMethod
) -> None:
    providers, flow = over_the_wire(provider, seconds=0.2), flow_to(method)
    for kind in ("token", "keys" if method is GOOGLE else "user"):
        code = browser.say_yes(providers.authorization_url(flow, "state"), person("minji@example.kr"))["code"]
        provider.failures = {kind: provider.slow}
        with pytest.raises(ProviderUnavailable):
            providers.identify(flow, code, "state")
        provider.failures = {}


@pytest.mark.parametrize("method", PROVIDERS)
def test_a_closed_port_is_a_provider_that_is_down(method: LoginMethod) -> None:
    with LoopbackProvider() as gone:
        providers = over_the_wire(gone)
    with pytest.raises(ProviderUnavailable):
        providers.identify(flow_to(method), "code", "state")


@pytest.mark.parametrize("method", PROVIDERS)
def test_a_wrong_secret_is_the_operators_fault_not_the_codes(
    provider: LoopbackProvider, browser: Browser, method: LoginMethod
) -> None:
    known = provider.registrations()
    wrong = {name: parts | {"client_secret": "mistyped"} for name, parts in known.items()}
    providers, flow = OAuthProviders(wrong, seconds=5, clock=utc_now), flow_to(method)
    code = browser.say_yes(providers.authorization_url(flow, "state"), person("minji@example.kr"))["code"]
    with pytest.raises(ProviderUnavailable):
        providers.identify(flow, code, "state")


@pytest.mark.parametrize("method", PROVIDERS)
def test_what_a_provider_says_of_a_code_is_not_passed_on(
    provider: LoopbackProvider, method: LoginMethod, caplog: pytest.LogCaptureFixture
) -> None:
    code = token_urlsafe()
    with pytest.raises(CodeRefused) as refused:
        over_the_wire(provider).identify(flow_to(method), code, "state")
    assert code not in "".join(format_exception(refused.value))
    assert code not in caplog.text


@pytest.mark.parametrize("name", ["김\u0000민지", "민지\ud800", " 민지\n\u202e ", "지" * 300])
def test_a_name_is_kept_as_far_as_it_can_be_shown(provider: LoopbackProvider, browser: Browser, name: str) -> None:
    told = {"resultcode": "00", "response": {"id": "abc", "nickname": name}}
    providers, flow = over_the_wire(provider), flow_to(NAVER)
    code = browser.say_yes(providers.authorization_url(flow, "state"), person())["code"]
    content = dumps(told).encode()
    provider.failures = {"user": lambda: (200, content)}  # type: ignore[dict-item, return-value]
    known = providers.identify(flow, code, "state")
    assert known.name.isprintable()
    assert 0 < len(known.name) <= 50
