"""A task waits for another one."""

from uuid import UUID

from core.application.ports import UnitOfWork
from core.domain.actor import Actor
from projects.contracts import Capability
from schedule.application.changed import Changed
from schedule.application.schedule_ports import Access, Schedules
from schedule.contracts.rows import LinkRow
from schedule.domain.drafts import LinkDraft


def add_link(
    actor: Actor,
    project_id: UUID,
    draft: LinkDraft,
    *,
    unit_of_work: UnitOfWork,
    access: Access,
    schedules: Schedules,
) -> Changed[LinkRow]:
    """Raises TaskNotFound, LinkToItself, LinkRepeated, CyclicLinks, TooManyLinks, TooLate, InvalidField."""
    with unit_of_work(by=actor):
        grant = access(actor, project_id, Capability.CREATE)
        schedule = schedules.get(grant.project_id, notes_of=())
        rearranged = schedule.add_links([draft])
        schedules.save(schedule)
    return Changed(schedule.link(draft.id).row(), rearranged, schedule.version)
