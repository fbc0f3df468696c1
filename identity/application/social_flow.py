"""The way back from a provider: whom it sent, if this is the login that the caller began."""

from dataclasses import dataclass, field
from hmac import compare_digest

from core.application.ports import Secrets
from identity.application.social_ports import (
    ProviderNotConfigured,
    ProviderUnavailable,
    SocialFlows,
    SocialProviders,
)
from identity.contracts import LoginMethod
from identity.domain.social import CodeRefused, LoginDenied, ProviderIdentity, StateInvalid

# RFC 6749 §4.1.2.1
_DENIED = "access_denied"
_UNAVAILABLE = ("server_error", "temporarily_unavailable")


@dataclass(frozen=True)
class Callback:
    """What the provider sent the browser back with, `code` or `error`, and the token of whoever began."""

    provider: LoginMethod
    state: str
    flow_token: str = field(repr=False)
    code: str = field(default="", repr=False)
    error: str = ""


def identified(
    callback: Callback, *, providers: SocialProviders, flows: SocialFlows, secrets: Secrets
) -> ProviderIdentity:
    """Whatever comes of it, the login that was begun is over.

    Raises StateInvalid, LoginDenied, CodeRefused, IdentityRefused, ProviderNotConfigured and ProviderUnavailable.
    """
    if not providers.is_configured(callback.provider):
        raise ProviderNotConfigured
    flow = flows.take(secrets.hash(callback.state))
    if flow is None or flow.provider is not callback.provider:
        raise StateInvalid
    if not compare_digest(flow.token_hash, secrets.hash(callback.flow_token)):
        raise StateInvalid
    if callback.error:
        raise _refusal(callback.error)
    return providers.identify(flow, callback.code, callback.state)


def _refusal(error: str) -> Exception:
    if error == _DENIED:
        return LoginDenied()
    return ProviderUnavailable() if error in _UNAVAILABLE else CodeRefused()
