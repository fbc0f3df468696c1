"""Google's id_token: what is believed, and what is not."""

import time
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from core.domain.clock import utc_now
from identity.application.social_ports import ProviderUnavailable
from identity.contracts import LoginMethod
from identity.domain.social import Flow, IdentityRefused, ProviderIdentity
from identity.infrastructure.oauth.providers import OAuthProviders
from tests.identity.social.conftest import Browser
from tests.identity.social.people import as_known_to, person
from tests.identity.social.provider import LoopbackProvider
from tests.identity.social.signing import Claims, Forgery, Signer

FLOW = Flow(LoginMethod.GOOGLE, "hash", "https://app.example/back", "n" * 43, "v" * 43)
SOMEBODY = person("minji@example.kr")


class World:
    def __init__(self, provider: LoopbackProvider, browser: Browser) -> None:
        self.provider, self._browser, self.late = provider, browser, timedelta()
        clock = lambda: utc_now() + self.late  # noqa: E731
        self._providers = OAuthProviders(provider.registrations(), seconds=5, clock=clock)

    def log_in(self) -> ProviderIdentity:
        url = self._providers.authorization_url(FLOW, "state")
        return self._providers.identify(FLOW, self._browser.say_yes(url, SOMEBODY)["code"], "state")


@pytest.fixture
def world(provider: LoopbackProvider, browser: Browser) -> World:
    return World(provider, browser)


def claiming(**changed: Any) -> Forgery:
    """Properly signed, but saying something else; a claim that is None is left out."""
    return lambda signer, claims: signer.signed(
        {name: value for name, value in (claims | changed).items() if value is not None}
    )


def _broken(signer: Signer, claims: Claims) -> str:
    header, _, signature = signer.signed(claims).split(".")
    return ".".join([header, signer.signed(claims | {"sub": "1"}).split(".")[1], signature])


FORGERIES: dict[str, Forgery] = {
    "signed with another key": lambda signer, claims: signer.signed(claims, key="thief", kid="first"),
    "a key that nobody published": lambda signer, claims: signer.signed(claims, key="thief", kid="thief"),
    "not signed": Signer.unsigned,
    "signed with the public key": Signer.signed_with_the_public_key,
    "changed after it was signed": _broken,
    "no token at all": lambda *_: "a.b.c",
    "an empty token": lambda *_: "",
    "for another client": claiming(aud="another-client", azp="another-client"),
    "for several clients": claiming(aud=["another-client", "google-client"], azp="another-client"),
    "for nobody": claiming(aud=None),
    "of another login": claiming(nonce="m" * 43),
    "of no login": claiming(nonce=None),
    "expired": claiming(exp=int(time.time()) - 60),
    "never expiring": claiming(exp=None),
    "issued tomorrow": claiming(iat=int(time.time()) + 86400),
    "by another issuer": claiming(iss="https://accounts.google.com.evil.example"),
    "by no issuer": claiming(iss=None),
    "about nobody": claiming(sub=None),
    "about nobody in particular": claiming(sub=""),
    "about a number": claiming(sub=7),
    "about more than can be kept": claiming(sub="9" * 256),
}


@pytest.mark.parametrize("forgery", FORGERIES)
def test_a_forged_word_is_refused(world: World, forgery: str) -> None:
    world.provider.signer.forgery = FORGERIES[forgery]
    with pytest.raises(IdentityRefused):
        world.log_in()


@pytest.mark.parametrize("issuer", ["https://accounts.google.com", "accounts.google.com"])
def test_both_names_of_the_issuer_are_known(world: World, issuer: str) -> None:
    world.provider.signer.forgery = claiming(iss=issuer)
    assert world.log_in() == as_known_to(LoginMethod.GOOGLE, SOMEBODY)


@pytest.mark.parametrize("word", [None, False, "true", 1])
def test_only_a_plain_yes_vouches_for_the_address(world: World, word: object) -> None:
    world.provider.signer.forgery = claiming(email_verified=word)
    assert world.log_in().proved_email is None


def test_an_answer_without_an_id_token_is_nonsense(world: World) -> None:
    world.provider.failures = {"token": lambda: (200, {"access_token": "t", "token_type": "Bearer"})}
    with pytest.raises(ProviderUnavailable):
        world.log_in()


def test_keys_are_fetched_once_and_again_for_one_that_is_new(world: World) -> None:
    world.log_in()
    world.log_in()
    assert world.provider.asked.count("google keys") == 1
    world.provider.signer.kid, world.provider.signer.published = "second", ["first", "second"]
    world.log_in()
    world.log_in()
    assert world.provider.asked.count("google keys") == 2


def test_a_key_that_is_never_published_is_looked_for_once_a_login(world: World) -> None:
    world.log_in()
    world.provider.signer.forgery = FORGERIES["a key that nobody published"]
    with pytest.raises(IdentityRefused):
        world.log_in()
    assert world.provider.asked.count("google keys") == 2


def test_a_key_that_was_withdrawn_is_believed_for_an_hour_at_most(world: World) -> None:
    world.log_in()
    world.provider.signer.published = ["second"]
    world.late = timedelta(hours=1, minutes=1)
    world.provider.signer.forgery = claiming(exp=int((datetime.now(UTC) + timedelta(hours=2)).timestamp()))
    with pytest.raises(IdentityRefused):
        world.log_in()
