"""Seats as Redis counts them."""

from core.domain.actor import Actor
from core.infrastructure.redis import redis_client


def seats(kind: str, actor: Actor) -> int:
    """How many the person has; one that is not given back stays, for none expires while this is asked."""
    key = f"{kind}:{actor.user_id}"
    redis_client().persist(key)
    return int(redis_client().zcard(key))
