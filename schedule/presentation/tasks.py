"""Celery's side of schedules."""

from celery import shared_task

from schedule.bootstrap import reminders


@shared_task(name="schedule.remind_of_tasks", ignore_result=True)  # type: ignore[untyped-decorator]
def remind_of_tasks() -> None:
    """Reminds people of tasks and milestones that are due, or overdue."""
    reminders.remind_of_tasks()
