"""A phase goes; its tasks stay, without a phase."""

from uuid import UUID

from core.application.ports import UnitOfWork
from core.domain.actor import Actor
from projects.contracts import Capability
from schedule.application.schedule_ports import Access, Schedules


def remove_phase(
    actor: Actor,
    project_id: UUID,
    phase_id: UUID,
    expected_version: int | None,
    *,
    unit_of_work: UnitOfWork,
    access: Access,
    schedules: Schedules,
) -> None:
    """Raises PhaseNotFound, Stale."""
    with unit_of_work(by=actor):
        grant = access(actor, project_id, Capability.UPDATE)
        schedule = schedules.get(grant.project_id)
        schedule.expect(expected_version, schedule.phase(phase_id))
        schedule.remove_phase(phase_id)
        schedules.save(schedule)
