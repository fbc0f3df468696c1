"""Who works: processes of each kind say so again and again, and one that is dead says nothing."""

import time
from collections.abc import Sequence

from core.infrastructure.redis import redis_client

_KEY = "videoplanet:seen"
# Whoever has been silent for so long is as good as never seen.
_KEPT_SECONDS = 86_400


def say_at_work(kind: str) -> None:
    """Raises RedisError where nobody hears it."""
    with redis_client().pipeline(transaction=False) as pipe:
        pipe.hset(_KEY, kind, str(time.time()))
        pipe.expire(_KEY, _KEPT_SECONDS)
        pipe.execute()


def seen(kinds: Sequence[str]) -> dict[str, float]:
    """Unix time at which a process of each kind last said so; 0 for never."""
    moments: list[bytes | None] = redis_client().hmget(_KEY, list(kinds))  # type: ignore[assignment]
    return {kind: float(moment or 0) for kind, moment in zip(kinds, moments, strict=True)}
