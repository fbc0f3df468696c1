"""One login's talk with a provider, over Authlib's httpx2 client: bounded in time, its failures in our words.

A provider's own words never leave this file: some quote the code that they refuse.
"""

import logging
import re
import ssl
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import cache
from typing import Any, Self
from urllib.parse import urlencode

import httpx2
from authlib.common.errors import AuthlibBaseError
from authlib.integrations.httpx_client import OAuth2Client, OAuthError

from identity.application.social_ports import ProviderUnavailable
from identity.contracts import LoginMethod
from identity.domain.social import CodeRefused

logger = logging.getLogger("videoplanet.social")

# RFC 6749 §5.2 of a code that is wrong, used or another's; Naver says the second.
_OF_THE_CODE = ("invalid_grant", "invalid_request")
_ERROR = re.compile(r"[a-z_]{1,40}")


@dataclass(frozen=True)
class Registration:
    """What the product is to a provider, and where the provider is asked; a provider has some of the addresses."""

    client_id: str
    client_secret: str = field(repr=False)
    authorize_url: str
    token_url: str
    user_url: str = ""
    keys_url: str = ""


class Conversation:
    """`with Conversation(…) as talk:` first `exchange`, then ask. Raises CodeRefused and ProviderUnavailable."""

    def __init__(self, provider: LoginMethod, registration: Registration, seconds: float) -> None:
        self.registration = registration
        self.token: dict[str, Any] = {}
        self._provider = provider
        self._client = OAuth2Client(
            client_id=registration.client_id,
            client_secret=registration.client_secret,
            token_endpoint_auth_method="client_secret_post" if registration.client_secret else "none",
            leeway=0,
            timeout=seconds,
            verify=_trusted(),
        )

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._client.close()

    def exchange(self, code: str, *, redirect_uri: str, verifier: str = "", state: str = "") -> None:
        """The code for a token. `verifier` and `state` for a provider that wants them."""
        asked = {"code": code, "redirect_uri": redirect_uri} | ({"code_verifier": verifier} if verifier else {})
        # Authlib keeps a `state` to itself, so what is to be sent stands in the body.
        body = urlencode({"state": state} if state else {})
        with self._in_our_words():
            self.token = self._fetched(body, asked)

    def person(self) -> dict[str, Any]:
        """What the provider tells about the person behind the token."""
        return self._answer(self.registration.user_url)

    def keys(self) -> dict[str, Any]:
        """What the provider signs with (RFC 7517)."""
        return self._answer(self.registration.keys_url, withhold_token=True)

    def _fetched(self, body: str, asked: dict[str, str]) -> dict[str, Any]:
        try:
            url = self.registration.token_url
            token = dict(self._client.fetch_token(url, body, grant_type="authorization_code", **asked))
        except (LookupError, TypeError, AttributeError) as error:
            # Authlib takes the types of what it is answered on trust.
            raise ValueError("shape") from error
        if not (isinstance(token.get("access_token"), str) and str(token.get("token_type")).lower() == "bearer"):
            raise ValueError("shape")
        return token

    def _answer(self, url: str, *, withhold_token: bool = False) -> dict[str, Any]:
        with self._in_our_words():
            answer = self._client.request("GET", url, withhold_token=withhold_token).raise_for_status().json()
            if not isinstance(answer, dict):
                raise ValueError("shape")
        return answer

    @contextmanager
    def _in_our_words(self) -> Iterator[None]:
        try:
            yield
        except OAuthError as error:
            if error.error in _OF_THE_CODE:
                raise CodeRefused from None
            raise self.unavailable(error.error) from None
        except (httpx2.HTTPError, AuthlibBaseError, ValueError) as error:
            raise self.unavailable(type(error).__name__) from None

    def unavailable(self, reason: object) -> ProviderUnavailable:
        """Noted for the operator: a wrong secret looks the same to people as a provider that is down."""
        known = reason if isinstance(reason, str) and (_ERROR.fullmatch(reason) or reason.isalnum()) else "unknown"
        logger.warning("provider unavailable", extra={"provider": self._provider.value, "reason": known})
        return ProviderUnavailable()


@cache
def _trusted() -> ssl.SSLContext:
    """Read once: loading the authorities takes longer than asking them."""
    return httpx2.create_ssl_context()
