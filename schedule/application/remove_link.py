"""A task waits for another one no longer."""

from uuid import UUID

from core.application.ports import UnitOfWork
from core.domain.actor import Actor
from projects.contracts import Capability
from schedule.application.changed import Changed
from schedule.application.schedule_ports import Access, Schedules


def remove_link(
    actor: Actor,
    project_id: UUID,
    link_id: UUID,
    expected_version: int | None,
    *,
    unit_of_work: UnitOfWork,
    access: Access,
    schedules: Schedules,
) -> Changed[None]:
    """Raises LinkNotFound, Stale."""
    with unit_of_work(by=actor):
        grant = access(actor, project_id, Capability.UPDATE)
        schedule = schedules.get(grant.project_id, notes_of=())
        schedule.expect(expected_version, schedule.link(link_id))
        rearranged = schedule.remove_links([link_id])
        schedules.save(schedule)
    return Changed(None, rearranged, schedule.version)
