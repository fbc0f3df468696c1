"""Celery's side of identity."""

from celery import shared_task

from identity.bootstrap import leaving, sessions, social


@shared_task(name="identity.sweep_sign_ups", ignore_result=True)  # type: ignore[untyped-decorator]
def sweep_sign_ups() -> None:
    """Forgets sign-ups by providers that nobody finished."""
    social().sweep_sign_ups()


@shared_task(name="identity.sweep_sessions", ignore_result=True)  # type: ignore[untyped-decorator]
def sweep_sessions() -> None:
    """Forgets sessions and refresh tokens that nobody can come back with."""
    sessions().sweep_sessions()


@shared_task(name="identity.sweep_traces", ignore_result=True)  # type: ignore[untyped-decorator]
def sweep_traces() -> None:
    """Takes up again who withdrew and is still shown somewhere."""
    leaving().sweep_traces()
