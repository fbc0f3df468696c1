"""Wake-ups over the Celery broker: the truth is in the database, so a lost message costs time, never work."""

from typing import Any

from celery import current_app


def kick(task: str, arguments: list[Any] | None = None, *, queue: str = "default") -> None:
    """Send a task's name; fails at once when the broker is away, and the timer finds the work later."""
    current_app.send_task(task, args=arguments or [], queue=queue, retry=False, ignore_result=True)
