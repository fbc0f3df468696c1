"""Celery's side of the kernel: translate a wake-up into one call."""

from datetime import timedelta
from uuid import UUID

from celery import shared_task
from django.utils.timezone import now

from core.infrastructure import audit, idempotency, jobs, outbox, streams


@shared_task(name="core.relay", ignore_result=True)  # type: ignore[untyped-decorator]
def relay() -> None:
    outbox.relay()


@shared_task(name="core.run_job", ignore_result=True)  # type: ignore[untyped-decorator]
def run_job(job_id: str) -> None:
    jobs.run(UUID(job_id))


@shared_task(name="core.sweep", ignore_result=True)  # type: ignore[untyped-decorator]
def sweep() -> None:
    """Finds what a lost wake-up or a dead worker left behind."""
    jobs.sweep()
    outbox.relay()


@shared_task(name="core.tidy", ignore_result=True)  # type: ignore[untyped-decorator]
def tidy() -> None:
    """Drops what has had its time."""
    streams.trim(now() - timedelta(days=streams.RETENTION_DAYS))
    idempotency.forget_expired()
    jobs.forget_ended()
    audit.forget_older(now() - timedelta(days=audit.RETENTION_DAYS))
