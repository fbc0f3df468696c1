"""The process's Redis client: short timeouts, because nothing that must not be lost depends on it."""

from functools import cache

import redis
from django.conf import settings

CONNECT_SECONDS = 0.5
ANSWER_SECONDS = 1.0


@cache
def redis_client() -> "redis.Redis":
    return redis.Redis.from_url(
        settings.REDIS_URL,
        socket_connect_timeout=CONNECT_SECONDS,
        socket_timeout=ANSWER_SECONDS,
        health_check_interval=15,
    )
