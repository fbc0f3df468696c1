"""Wake-ups over the Celery broker: the truth is in the database, so a lost message costs time, never work."""

from contextlib import suppress
from datetime import timedelta
from typing import Any

from celery import current_app
from kombu.exceptions import OperationalError
from redis.exceptions import RedisError

from core.infrastructure.breaker import Breaker
from core.infrastructure.redis import redis_client

_breaker = Breaker()
# A message that was lost keeps the next ones back no longer than this.
_MARK_MILLISECONDS = 1000


def kick(
    task: str, arguments: list[Any] | None = None, *, queue: str = "default", valid: timedelta | None = None
) -> None:
    """Send a task's name. A broker that fails is left alone for a moment; the timer finds the work.

    A message that is no longer `valid` is thrown away by whoever takes it.
    """
    if not _breaker.may_try():
        return
    try:
        expires = valid.total_seconds() if valid else None
        current_app.send_task(task, args=arguments or [], queue=queue, expires=expires, retry=False, ignore_result=True)
    except OperationalError:
        _breaker.failed()
        raise
    _breaker.worked()


def kick_once(task: str) -> None:
    """Like `kick` of a task that looks for all that there is to do: none is sent while one waits to be taken up."""
    if not _breaker.may_try():
        return
    try:
        is_first = redis_client().set(_mark(task), 1, nx=True, px=_MARK_MILLISECONDS)
    except RedisError:
        _breaker.failed()
        raise
    if is_first:
        kick(task)


def taken_up(task: str) -> None:
    """By the task, before it looks: whoever commits from now on sends another one."""
    with suppress(RedisError):
        redis_client().delete(_mark(task))


def _mark(task: str) -> str:
    return f"kicked:{task}"
