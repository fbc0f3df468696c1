"""Celery's side of webhooks."""

from uuid import UUID

from celery import shared_task

from webhooks.bootstrap import sending


@shared_task(name="webhooks.send", ignore_result=True)  # type: ignore[untyped-decorator]
def send(webhook_id: str) -> None:
    sending.send_events(UUID(webhook_id))


@shared_task(name="webhooks.start_project", ignore_result=True)  # type: ignore[untyped-decorator]
def start_project(channel: str) -> None:
    """Kicked when something has happened in a project that has webhooks."""
    sending.start_project(channel)


@shared_task(name="webhooks.sweep", ignore_result=True)  # type: ignore[untyped-decorator]
def sweep() -> None:
    """Finds what a lost wake-up or a dead worker left behind, and what is to be tried again."""
    sending.sweep_webhooks()


@shared_task(name="webhooks.tidy", ignore_result=True)  # type: ignore[untyped-decorator]
def tidy() -> None:
    """Drops what of the log has had its time."""
    sending.tidy_log()
