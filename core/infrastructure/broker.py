"""Wake-ups over the Celery broker: the truth is in the database, so a lost message costs time, never work."""

import time
from typing import Any

from celery import current_app
from kombu.exceptions import OperationalError

REST_SECONDS = 2.0
_resting_until = 0.0


def kick(task: str, arguments: list[Any] | None = None, *, queue: str = "default") -> None:
    """Send a task's name. A broker that fails is left alone for a moment; the timer finds the work."""
    global _resting_until
    if time.monotonic() < _resting_until:
        return
    try:
        current_app.send_task(task, args=arguments or [], queue=queue, retry=False, ignore_result=True)
    except OperationalError:
        _resting_until = time.monotonic() + REST_SECONDS
        raise
