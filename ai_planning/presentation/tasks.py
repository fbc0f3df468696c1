"""Celery's side of AI planning."""

from celery import shared_task

from ai_planning.bootstrap.job_running import tidy_remembered


@shared_task(name="ai_planning.tidy", ignore_result=True)  # type: ignore[untyped-decorator]
def tidy() -> None:
    """Drops what has had its time."""
    tidy_remembered()
