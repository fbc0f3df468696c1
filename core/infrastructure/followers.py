"""Followers: a task that is kicked by the next event of a channel.

A kick uses the wish up, so that a burst of events kicks once; whoever is kicked wishes anew before it reads. A wish
that is lost with Redis costs time only: whoever follows also looks on a timer.
"""

from contextlib import suppress

from redis.exceptions import RedisError

from core.infrastructure.broker import kick
from core.infrastructure.redis import redis_client

KEEP_SECONDS = 7 * 24 * 3600


def follow(channel: str, task: str, *, queue: str) -> None:
    """Kick `task` with the channel's name when something has happened there."""
    with suppress(RedisError):
        redis_client().set(follower_name(channel), f"{queue} {task}", ex=KEEP_SECONDS)


def kick_follower(channel: str, follower: bytes | None) -> None:
    """`follower` is what was wished."""
    if follower:
        queue, task = follower.decode().split(" ")
        kick(task, [channel], queue=queue)


def follower_name(channel: str) -> str:
    return f"follower:{channel}"
