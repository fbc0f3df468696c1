"""What is kept of answers, in this process and beside it."""

from core.infrastructure.cache import layers
from core.infrastructure.cache.answers import answers
from core.infrastructure.redis import redis_client


def forget_everything() -> None:
    layers.memory().clear()
    answers().clear()
    names = [name for pattern in ("cache:*", "changes:*") for name in redis_client().keys(pattern)]
    if names:
        redis_client().delete(*names)
