"""Reminders of tasks, wired: the clock that reminds, and the subscriber that takes back."""

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from core.domain.clock import utc_now
from core.infrastructure.unit_of_work import unit_of_work
from notifications import api as notifications
from projects import api as projects
from schedule.application import remind_of_tasks as reminding
from schedule.application import take_back_reminders as taking_back
from schedule.application.reminder_ports import Heralds
from schedule.infrastructure.due_tasks import DjangoDueTasks

_HERALDS: Heralds = notifications
_TELLING: dict[str, Any] = {"unit_of_work": unit_of_work, "heralds": _HERALDS}


def remind_of_tasks() -> int:
    """Of those that are due soon or overdue; how many."""
    return reminding.remind_of_tasks(**_TELLING, tasks=DjangoDueTasks(), active=projects.active, clock=utc_now)


def take_back_reminders(payload: Mapping[str, Any], delivery_id: UUID) -> None:
    """Subscriber of `task.deleted` {id} and `schedule.tasks_removed` {ids}."""
    ids = payload["ids"] if "ids" in payload else [payload["id"]]
    taking_back.take_back_reminders([UUID(each) for each in ids], **_TELLING)
