"""Celery's side of AI planning."""

from celery import shared_task

from ai_planning.bootstrap import frames, plan_upkeep
from ai_planning.bootstrap.job_running import tidy_remembered


@shared_task(name="ai_planning.tidy", ignore_result=True)  # type: ignore[untyped-decorator]
def tidy() -> None:
    """Drops what has had its time."""
    tidy_remembered()


@shared_task(name="ai_planning.sweep_plans", ignore_result=True)  # type: ignore[untyped-decorator]
def sweep_plans() -> None:
    """Purges plans whose time in the trash is over."""
    plan_upkeep.sweep_plans()


@shared_task(name="ai_planning.sweep_frames", ignore_result=True)  # type: ignore[untyped-decorator]
def sweep_frames() -> None:
    """Pictures that were removed long ago, and objects that no frame has."""
    frames.sweep_frames()
