"""Somebody has left a project: they have no task in it any more."""

from typing import Protocol
from uuid import UUID

from core.application.ports import UnitOfWork
from core.domain.actor import SYSTEM
from schedule.application.schedule_ports import Members, Schedules


class Assigned(Protocol):
    def __call__(self, project_id: UUID, user_id: UUID) -> bool:
        """Whether they have a task in the project, once nobody is writing its schedule; two statements."""


def release_tasks(
    project_id: UUID,
    user_id: UUID,
    *,
    unit_of_work: UnitOfWork,
    members: Members,
    assigned: Assigned,
    schedules: Schedules,
) -> None:
    """Safe to run twice, and nothing happens to who has come back meanwhile."""
    with unit_of_work(by=SYSTEM):
        if members(project_id, [user_id]) or not assigned(project_id, user_id):
            return
        schedule = schedules.get(project_id)
        schedule.release(user_id)
        schedules.save(schedule)
