"""The owner offers the project to a member."""

from uuid import UUID

from core.application.ports import UnitOfWork
from core.domain.actor import Actor
from core.domain.clock import Clock
from projects.application.life_read_models import OfferRow
from projects.application.ports import Access, ProjectRepository
from projects.contracts import Capability


def offer_ownership(
    actor: Actor,
    project_id: UUID,
    user_id: UUID,
    *,
    unit_of_work: UnitOfWork,
    access: Access,
    projects: ProjectRepository,
    clock: Clock,
) -> OfferRow:
    """A new offer takes the place of the one before. Raises OwnsAlready, MemberNotFound."""
    access(actor, project_id, Capability.GOVERN)
    with unit_of_work(by=actor):
        project = projects.get(project_id)
        project.permit(actor.user_id, Capability.GOVERN)
        offer = project.offer_ownership(user_id, clock())
        projects.save(project)
    return OfferRow(user_id, project.members[user_id].name, offer.offered_at, offer.expires_at)
