"""The second layer: Redis, which all processes share and which may be away."""

import hmac
import logging
import pickle
from collections.abc import Callable, Collection, Mapping
from hashlib import blake2b
from typing import Any

from django.conf import settings
from redis.exceptions import RedisError

from core.infrastructure.redis import breaker, redis_client

logger = logging.getLogger("videoplanet.cache")

# Pickle keeps ids, enums and times of rows as they are and is the fastest that does; the seal lets in what this product
# wrote under this very key and nothing else, so that whoever reaches Redis cannot run code here or swap entries.
PROTOCOL = pickle.HIGHEST_PROTOCOL
SEAL_BYTES = 16


def fetch(keys: Collection[str]) -> dict[str, object]:
    """Those that are there; one round trip. None of them while Redis is away."""
    wanted = list(keys)
    sealed = _try(lambda: redis_client().mget(wanted)) or [None] * len(wanted)
    opened = {key: _opened(key, value) for key, value in zip(wanted, sealed, strict=True) if value is not None}
    return {key: parts[0] for key, parts in opened.items() if parts}


def store(values: Mapping[str, object], seconds: int) -> None:
    """One round trip; what Redis does not take is loaded again."""
    pipeline = redis_client().pipeline(transaction=False)
    for key, value in values.items():
        pipeline.set(key, _sealed(key, value), ex=seconds)
    _try(pipeline.execute)


def _try(ask: Callable[[], Any]) -> Any:
    """None while Redis is away; then nobody waits for it more than once in a while."""
    if not breaker().may_try():
        return None
    try:
        answer = ask()
    except RedisError as error:
        if breaker().failed():
            logger.warning("nothing is cached between processes", extra={"cause": type(error).__name__})
        return None
    breaker().worked()
    return answer


def _sealed(key: str, value: object) -> bytes:
    content = pickle.dumps(value, PROTOCOL)
    return _seal(key, content) + content


def _opened(key: str, sealed: bytes) -> tuple[object] | None:
    seal, content = sealed[:SEAL_BYTES], sealed[SEAL_BYTES:]
    if not hmac.compare_digest(seal, _seal(key, content)):
        return None
    return (pickle.loads(content),)  # noqa: S301 - sealed by us


def _seal(key: str, content: bytes) -> bytes:
    secret = blake2b(settings.SECRET_KEY.encode(), person=b"cache seal").digest()
    return blake2b(key.encode() + b"\0" + content, key=secret, digest_size=SEAL_BYTES).digest()
