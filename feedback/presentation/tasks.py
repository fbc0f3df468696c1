"""Celery's side of the review loop."""

from celery import shared_task

from feedback.bootstrap import uploads


@shared_task(name="feedback.sweep_uploads", ignore_result=True)  # type: ignore[untyped-decorator]
def sweep_uploads() -> None:
    """Removes what uploads that ended badly left in the object store."""
    uploads.sweep_uploads()
