"""The tasks of a phase are put in another order."""

from collections.abc import Sequence
from uuid import UUID

from core.application.ports import UnitOfWork
from core.domain.actor import Actor
from projects.contracts import Capability
from schedule.application.schedule_ports import Access, Schedules


def order_tasks(
    actor: Actor,
    project_id: UUID,
    phase_id: UUID | None,
    task_ids: Sequence[UUID],
    *,
    unit_of_work: UnitOfWork,
    access: Access,
    schedules: Schedules,
) -> int:
    """The schedule's version; all tasks of the phase, or all without one, are named. PhaseNotFound, InvalidField."""
    with unit_of_work(by=actor):
        grant = access(actor, project_id, Capability.UPDATE)
        schedule = schedules.get(grant.project_id, notes_of=())
        schedule.order_tasks(phase_id, task_ids)
        schedules.save(schedule)
    return schedule.version
