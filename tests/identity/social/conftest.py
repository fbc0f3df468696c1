"""Providers that people say yes or no at."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any
from urllib.parse import parse_qsl, urlsplit

import httpx
import pytest

from tests.client import Answer, ApiClient
from tests.identity.social.people import Person
from tests.identity.social.provider import LoopbackProvider


@dataclass(frozen=True)
class Browser:
    """Follows the way to the provider and reads what it is sent back with."""

    provider: LoopbackProvider

    def say_yes(self, url: str, somebody: Person) -> dict[str, str]:
        self.provider.person = somebody
        return self._sent_back(url)

    def say_no(self, url: str) -> dict[str, str]:
        self.provider.person = None
        return self._sent_back(url)

    def _sent_back(self, url: str) -> dict[str, str]:
        answer = httpx.get(url, trust_env=False)
        assert answer.status_code == 302, url
        return dict(parse_qsl(urlsplit(answer.headers["Location"]).query))


@pytest.fixture
def provider() -> Iterator[LoopbackProvider]:
    with LoopbackProvider() as running:
        yield running


@pytest.fixture
def browser(provider: LoopbackProvider) -> Browser:
    return Browser(provider)


@dataclass(frozen=True)
class Visitor:
    """A browser in front of the product: begins a login, goes to the provider, and comes back."""

    api: ApiClient
    browser: Browser

    def begin(self, name: str) -> dict[str, Any]:
        answer = self.api.post(f"/v2/auth/social/{name}/start", {})
        assert answer.status_code == 200, answer.content
        begun: dict[str, Any] = answer.json()
        return begun

    def come_back(self, name: str, begun: dict[str, Any], sent_back: dict[str, str], **changed: Any) -> Answer:
        """The callback; `changed` is what an intruder puts in its place."""
        return self.api.post(f"/v2/auth/social/{name}/callback", self.callback(begun, sent_back) | changed)

    def callback(self, begun: dict[str, Any], sent_back: dict[str, str]) -> dict[str, Any]:
        known = {part: sent_back[part] for part in ("code", "error", "state") if part in sent_back}
        return known | {"flow_token": begun["flow_token"]}

    def returned(self, name: str, somebody: Person) -> dict[str, Any]:
        """The body of a callback that is not sent yet."""
        begun = self.begin(name)
        return self.callback(begun, self.browser.say_yes(begun["authorization_url"], somebody))

    def log_in(self, name: str, somebody: Person) -> Answer:
        return self.api.post(f"/v2/auth/social/{name}/callback", self.returned(name, somebody))

    def with_session(self, session: dict[str, Any]) -> ApiClient:
        return self.api.with_(Authorization=f"Bearer {session['access_token']}")


@pytest.fixture
def configured(settings: Any, provider: LoopbackProvider) -> Iterator[LoopbackProvider]:
    """The product is registered with the providers on the loopback device."""
    from identity.bootstrap import social

    settings.OAUTH_PROVIDERS = provider.registrations()
    settings.OAUTH_REDIRECT_URIS = ["https://app.example/auth/{provider}/callback", "https://app.example/mobile"]
    social.cache_clear()
    yield provider
    social.cache_clear()


@pytest.fixture
def visitor(db: None, api: ApiClient, browser: Browser, configured: LoopbackProvider) -> Visitor:
    return Visitor(api, browser)
