"""Celery's side of identity."""

from celery import shared_task

from identity.bootstrap import social


@shared_task(name="identity.sweep_sign_ups", ignore_result=True)  # type: ignore[untyped-decorator]
def sweep_sign_ups() -> None:
    """Forgets sign-ups by providers that nobody finished."""
    social().sweep_sign_ups()
