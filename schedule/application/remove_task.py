"""A task goes, with its links; what waited for it waits no longer."""

from uuid import UUID

from core.application.ports import UnitOfWork
from core.domain.actor import Actor
from projects.contracts import Capability
from schedule.application.changed import Changed
from schedule.application.hold_ports import Holds, demand_free
from schedule.application.schedule_ports import Access, Schedules


def remove_task(
    actor: Actor,
    project_id: UUID,
    task_id: UUID,
    expected_version: int | None,
    *,
    unit_of_work: UnitOfWork,
    access: Access,
    schedules: Schedules,
    holds: Holds,
) -> Changed[None]:
    """Raises TaskNotFound, Stale, TaskHeld."""
    held = holds.of(project_id)
    with unit_of_work(by=actor):
        grant = access(actor, project_id, Capability.UPDATE)
        demand_free(held, grant, task_id)
        schedule = schedules.get(grant.project_id, notes_of=[task_id])
        schedule.expect(expected_version, schedule.task(task_id))
        rearranged = schedule.remove_tasks([task_id])
        schedules.save(schedule)
    return Changed(None, rearranged, schedule.version)
