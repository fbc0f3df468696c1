"""The adapters that the façades share, made once a process."""

from functools import cache
from typing import Any

from django.conf import settings

from core.domain.clock import utc_now
from core.infrastructure.jobs import DatabaseJobQueue
from core.infrastructure.unit_of_work import unit_of_work
from identity.infrastructure.access_tokens import SimpleJwtAccessTokens
from identity.infrastructure.key_ring import KeyRing
from identity.infrastructure.notices import DatabaseNotices
from identity.infrastructure.passwords import KeyedSecrets
from identity.infrastructure.session_store import DjangoSessionStore

WORK: dict[str, Any] = {"unit_of_work": unit_of_work, "clock": utc_now}


@cache
def key_ring() -> KeyRing:
    return KeyRing(settings.JWT_KEYS_DIR)


@cache
def access_tokens() -> SimpleJwtAccessTokens:
    return SimpleJwtAccessTokens(key_ring())


@cache
def opening() -> dict[str, Any]:
    """What it takes to open a session."""
    return {"sessions": DjangoSessionStore(), "secrets": KeyedSecrets(), "tokens": access_tokens()}


@cache
def notices() -> DatabaseNotices:
    return DatabaseNotices(DatabaseJobQueue(), utc_now)
