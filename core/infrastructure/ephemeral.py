"""What is told to whoever listens to a channel just now, and kept by nobody."""

from contextlib import suppress
from typing import Any
from uuid import UUID

import orjson
from redis.exceptions import RedisError

from core.domain.actor import Actor
from core.infrastructure.redis import redis_client

EPHEMERAL_PREFIX = "ephemeral:"
NOBODY = UUID(int=0)
"""In the place of a process: what follows is news, no report of people."""


def tell(channel: str, kind: str, by: Actor, data: dict[str, Any]) -> None:
    """Lost while Redis is away."""
    told = {"kind": kind, "by": {"id": str(by.user_id), "name": by.name}, "data": data}
    with suppress(RedisError):
        redis_client().publish(EPHEMERAL_PREFIX + channel, NOBODY.bytes + orjson.dumps(told))
