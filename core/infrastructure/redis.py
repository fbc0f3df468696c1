"""The process's Redis clients: short timeouts, because nothing that must not be lost depends on them."""

from functools import cache

import redis
from django.conf import settings
from redis.backoff import NoBackoff
from redis.retry import Retry

from core.infrastructure.breaker import Breaker

CONNECT_SECONDS = 0.5
ANSWER_SECONDS = 1.0


@cache
def redis_client(patience: float = ANSWER_SECONDS) -> "redis.Redis":
    """Waits `patience` seconds for an answer; tries once, because a command whose answer is lost may have been done."""
    return redis.Redis.from_url(
        settings.REDIS_URL,
        socket_connect_timeout=min(CONNECT_SECONDS, patience),
        socket_timeout=patience,
        health_check_interval=15,
        retry=Retry(NoBackoff(), 0),
    )


@cache
def breaker() -> Breaker:
    """Of what is read from Redis and can be had from the database as well."""
    return Breaker()
