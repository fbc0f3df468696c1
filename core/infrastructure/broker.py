"""Wake-ups over the Celery broker: the truth is in the database, so a lost message costs time, never work."""

from typing import Any

from celery import current_app
from kombu.exceptions import OperationalError

from core.infrastructure.breaker import Breaker

_breaker = Breaker()


def kick(task: str, arguments: list[Any] | None = None, *, queue: str = "default") -> None:
    """Send a task's name. A broker that fails is left alone for a moment; the timer finds the work."""
    if not _breaker.may_try():
        return
    try:
        current_app.send_task(task, args=arguments or [], queue=queue, retry=False, ignore_result=True)
    except OperationalError:
        _breaker.failed()
        raise
    _breaker.worked()
