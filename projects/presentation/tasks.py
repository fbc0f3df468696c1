"""Celery's side of projects."""

from celery import shared_task

from projects.bootstrap.life import life


@shared_task(name="projects.sweep_trash", ignore_result=True)  # type: ignore[untyped-decorator]
def sweep_trash() -> None:
    """Has deleted projects whose time is over purged."""
    life().sweep_trash()
