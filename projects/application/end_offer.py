"""The owner withdraws the offer of ownership, or the member declines it."""

from uuid import UUID

from core.application.ports import UnitOfWork
from core.domain.actor import Actor
from core.domain.clock import Clock
from projects.application.ports import Access, ProjectRepository
from projects.contracts import Capability


def end_offer(
    actor: Actor,
    project_id: UUID,
    *,
    unit_of_work: UnitOfWork,
    access: Access,
    projects: ProjectRepository,
    clock: Clock,
) -> None:
    """Raises OfferNotFound, OfferNotForYou."""
    access(actor, project_id, Capability.READ)
    with unit_of_work(by=actor):
        project = projects.get(project_id)
        project.permit(actor.user_id, Capability.READ)
        project.end_offer(actor.user_id, clock())
        projects.save(project)
