"""Celery's side of notifications."""

from celery import shared_task

from notifications.bootstrap import mailing, tending


@shared_task(name="notifications.mail", ignore_result=True)  # type: ignore[untyped-decorator]
def mail() -> None:
    """Owes the mails that are due."""
    mailing.mail_all()


@shared_task(name="notifications.tidy", ignore_result=True)  # type: ignore[untyped-decorator]
def tidy() -> None:
    """Drops entries that have had their time."""
    tending.drop_old()
