"""Celery's side of projects."""

from celery import shared_task

from projects.bootstrap import search, tending
from projects.bootstrap.life import life


@shared_task(name="projects.sweep_trash", ignore_result=True)  # type: ignore[untyped-decorator]
def sweep_trash() -> None:
    """Has deleted projects whose time is over purged."""
    life().sweep_trash()


@shared_task(name="projects.tend", ignore_result=True)  # type: ignore[untyped-decorator]
def tend_invitations() -> None:
    """Ends invitations whose time is up, and writes once more to who has a day left."""
    tending.expire_invitations()
    tending.remind_invitees()


@shared_task(name="projects.tidy", ignore_result=True)  # type: ignore[untyped-decorator]
def tidy_invitations() -> None:
    """Drops invitations and links that have been over for long."""
    tending.forget_invitations()


@shared_task(name="projects.mend_search", ignore_result=True)  # type: ignore[untyped-decorator]
def mend_search() -> None:
    """Lets projects be found that another release wrote."""
    search.mend_search()
