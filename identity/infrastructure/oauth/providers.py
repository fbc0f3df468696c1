"""SocialProviders over OAuth 2.0: Kakao, Naver and Google."""

from collections.abc import Mapping
from typing import Any

from authlib.oauth2.rfc6749.parameters import prepare_grant_uri
from authlib.oauth2.rfc7636 import create_s256_code_challenge

from core.domain.clock import Clock
from identity.application.social_ports import ProviderNotConfigured
from identity.contracts import LoginMethod
from identity.domain.social import Flow, ProviderIdentity
from identity.infrastructure.oauth.conversation import Conversation, Registration
from identity.infrastructure.oauth.dialects import Dialect, kakao, naver
from identity.infrastructure.oauth.google import Google

# Kakao gives out no secret unless it is asked to.
_SECRETIVE = (LoginMethod.NAVER, LoginMethod.GOOGLE)


class OAuthProviders:
    """`registrations`: provider → the fields of its Registration; one without a client id is not configured."""

    def __init__(self, registrations: Mapping[str, Mapping[str, str]], *, seconds: float, clock: Clock) -> None:
        self._registrations = {LoginMethod(name): Registration(**parts) for name, parts in registrations.items()}
        self._seconds = seconds
        self._dialects = {
            LoginMethod.KAKAO: Dialect(kakao, has_pkce=True),
            LoginMethod.NAVER: Dialect(naver, has_pkce=False, wants_state=True),
            LoginMethod.GOOGLE: Dialect(Google(clock), True, has_nonce=True, asks={"scope": "openid email profile"}),
        }

    def is_configured(self, provider: LoginMethod) -> bool:
        found = self._registrations.get(provider)
        return bool(found and found.client_id and (found.client_secret or provider not in _SECRETIVE))

    def authorization_url(self, flow: Flow, state: str) -> str:
        registration, dialect = self._registered(flow.provider)
        asked: dict[str, str] = {**dialect.asks, "redirect_uri": flow.redirect_uri, "state": state}
        if dialect.has_pkce:
            challenge = create_s256_code_challenge(flow.verifier)
            asked |= {"code_challenge": challenge, "code_challenge_method": "S256"}
        if dialect.has_nonce:
            asked["nonce"] = flow.nonce
        url: Any = prepare_grant_uri(registration.authorize_url, registration.client_id, "code", **asked)
        return str(url)

    def identify(self, flow: Flow, code: str, state: str) -> ProviderIdentity:
        registration, dialect = self._registered(flow.provider)
        with Conversation(flow.provider, registration, self._seconds) as talk:
            verifier, told = flow.verifier if dialect.has_pkce else "", state if dialect.wants_state else ""
            talk.exchange(code, redirect_uri=flow.redirect_uri, verifier=verifier, state=told)
            return dialect.identity(talk, flow)

    def _registered(self, provider: LoginMethod) -> tuple[Registration, Dialect]:
        if not self.is_configured(provider):
            raise ProviderNotConfigured
        return self._registrations[provider], self._dialects[provider]
