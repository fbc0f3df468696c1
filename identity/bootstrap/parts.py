"""The adapters that the façades share, made once a process."""

from datetime import timedelta
from functools import cache, partial
from typing import Any

from django.conf import settings
from rest_framework_simplejwt import settings as simple_jwt

from core.domain.clock import utc_now
from core.infrastructure.breaker import Breaker
from core.infrastructure.outbox import publish
from core.infrastructure.secrets import KeyedSecrets
from core.infrastructure.unit_of_work import unit_of_work
from identity.application.ownership import prove_owner
from identity.application.sessions import end_sessions, open_session
from identity.domain.lockout import LockOutRules
from identity.infrastructure.access_tokens import SimpleJwtAccessTokens
from identity.infrastructure.device_names import UserAgentNames
from identity.infrastructure.key_ring import KeyRing
from identity.infrastructure.login_attempts import RedisLoginAttempts
from identity.infrastructure.passwords import Argon2Passwords
from identity.infrastructure.session_store import DjangoSessionStore
from identity.infrastructure.standings import CachedStandings

WORK: dict[str, Any] = {"unit_of_work": unit_of_work, "clock": utc_now}


@cache
def key_ring() -> KeyRing:
    return KeyRing(settings.JWT_KEYS_DIR)


@cache
def access_tokens() -> SimpleJwtAccessTokens:
    return SimpleJwtAccessTokens(key_ring())


def refresh_life() -> timedelta:
    """How long a refresh token can be used."""
    life: timedelta = simple_jwt.api_settings.REFRESH_TOKEN_LIFETIME
    return life


def access_seconds() -> int:
    """How long an access token lives."""
    return int(simple_jwt.api_settings.ACCESS_TOKEN_LIFETIME.total_seconds())


@cache
def breaker() -> Breaker:
    """Of Redis, where standings are asked for."""
    return Breaker()


@cache
def standings() -> CachedStandings:
    return CachedStandings(breaker())


@cache
def opening() -> dict[str, Any]:
    """`open_session`, bound, for the use cases that log people in."""
    names: dict[str, Any] = {"devices": UserAgentNames(), "publish": publish, "clock": utc_now}
    kept: dict[str, Any] = {"sessions": DjangoSessionStore(), "secrets": KeyedSecrets(), "tokens": access_tokens()}
    return {"open_session": partial(open_session, **kept, **names)}


@cache
def ending() -> dict[str, Any]:
    """`end_sessions`, bound, for the use cases that end them."""
    kept: dict[str, Any] = {"sessions": DjangoSessionStore(), "standings": standings()}
    return {"end_sessions": partial(end_sessions, **kept, publish=publish, clock=utc_now)}


@cache
def guarding() -> dict[str, Any]:
    """What it takes to check a password."""
    rules = LockOutRules(settings.LOGIN_TRIES, settings.LOGIN_TRIES_OF_ADDRESS)
    return {"passwords": Argon2Passwords(), "attempts": RedisLoginAttempts(rules, KeyedSecrets(), utc_now)}


@cache
def proving() -> dict[str, Any]:
    """`prove_owner`, bound, for the use cases that a token alone does not open."""
    return {"prove_owner": partial(prove_owner, **guarding(), sessions=DjangoSessionStore(), clock=utc_now)}
