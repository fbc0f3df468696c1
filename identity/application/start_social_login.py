"""A login by a provider begins: where to send the browser, and what must come back with it."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from core.application.ports import Secrets
from core.domain.errors import InvalidField
from identity.application.social_ports import SocialFlows, SocialProviders
from identity.contracts import LoginMethod
from identity.domain.social import FLOW_LIFE, Flow


@dataclass(frozen=True)
class StartSocialLogin:
    """Without a `redirect_uri` the first one that is allowed."""

    provider: LoginMethod
    redirect_uri: str = ""


@dataclass(frozen=True)
class StartedLogin:
    """`flow_token` stays with the caller, so that nobody else's browser can be made to finish this login."""

    authorization_url: str
    state: str
    flow_token: str = field(repr=False)
    expires_in: int


def start_social_login(
    command: StartSocialLogin,
    *,
    providers: SocialProviders,
    flows: SocialFlows,
    secrets: Secrets,
    redirect_uris: Sequence[str],
) -> StartedLogin:
    """`redirect_uris` may hold `{provider}`. Raises ProviderNotConfigured, InvalidField, Unavailable."""
    state, token, seconds = secrets.token(), secrets.token(), int(FLOW_LIFE.total_seconds())
    flow = Flow(
        provider=command.provider,
        token_hash=secrets.hash(token),
        redirect_uri=_allowed(command, redirect_uris),
        nonce=secrets.token(),
        verifier=secrets.token(),
    )
    url = providers.authorization_url(flow, state)
    flows.put(secrets.hash(state), flow, seconds)
    return StartedLogin(url, state, token, seconds)


def _allowed(command: StartSocialLogin, redirect_uris: Sequence[str]) -> str:
    allowed = [uri.replace("{provider}", command.provider.value) for uri in redirect_uris]
    wanted = command.redirect_uri or allowed[0]
    if wanted not in allowed:
        raise InvalidField("/redirect_uri", "social.redirect_not_allowed")
    return wanted
