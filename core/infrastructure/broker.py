"""Wake-ups over the Celery broker: the truth is in the database, so a lost message costs time, never work."""

from datetime import timedelta
from typing import Any

from celery import current_app
from kombu.exceptions import OperationalError

from core.infrastructure.breaker import Breaker

_breaker = Breaker()


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
