"""Celery's side of the review loop."""

from celery import shared_task

from feedback.bootstrap import concerns, film_upkeep, notes, processing, review_telling, sharing, uploads
from feedback.bootstrap.private import private


@shared_task(name="feedback.sweep_uploads", ignore_result=True)  # type: ignore[untyped-decorator]
def sweep_uploads() -> None:
    """Removes what uploads that ended badly left in the object store."""
    uploads.sweep_uploads()


@shared_task(name="feedback.expire_uploads", ignore_result=True)  # type: ignore[untyped-decorator]
def expire_uploads() -> None:
    """Ends uploads in parts that nobody goes on with."""
    uploads.expire_uploads()


@shared_task(name="feedback.sweep_steps", ignore_result=True)  # type: ignore[untyped-decorator]
def sweep_steps() -> None:
    """Finds the work on videos that dead workers left."""
    processing.sweep_steps()


@shared_task(name="feedback.sweep_films", ignore_result=True)  # type: ignore[untyped-decorator]
def sweep_films() -> None:
    """Purges videos and versions whose time in the trash is over."""
    film_upkeep.sweep_films()


@shared_task(name="feedback.remind_reviewers", ignore_result=True)  # type: ignore[untyped-decorator]
def remind_reviewers() -> None:
    """Reminds people of reviews that are due soon."""
    review_telling.remind_reviewers()


@shared_task(name="feedback.forget_drafts", ignore_result=True)  # type: ignore[untyped-decorator]
def forget_drafts() -> None:
    """Drops texts that were not sent and that nobody goes on with."""
    private().forget_old_drafts()


@shared_task(name="feedback.sweep_guests", ignore_result=True)  # type: ignore[untyped-decorator]
def sweep_guests() -> None:
    """Drops guests' sessions that nobody used for long."""
    sharing.sweep_guest_sessions()


@shared_task(name="feedback.remind_of_items", ignore_result=True)  # type: ignore[untyped-decorator]
def remind_of_items() -> None:
    """Reminds people of what is due."""
    concerns.remind_of_items()


@shared_task(name="feedback.sweep_attachments", ignore_result=True)  # type: ignore[untyped-decorator]
def sweep_attachments() -> None:
    """Deletes files that no item names."""
    notes.sweep_attachments()
