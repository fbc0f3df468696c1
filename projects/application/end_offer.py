"""The owner withdraws the offer of ownership, or the member declines it."""

from uuid import UUID

from core.application.ports import UnitOfWork
from core.domain.actor import Actor
from core.domain.clock import Clock
from projects.application.ownership_mail import DECLINED, OfferMails
from projects.application.ports import Access, ProjectRepository
from projects.contracts import Capability


def end_offer(
    actor: Actor,
    project_id: UUID,
    *,
    unit_of_work: UnitOfWork,
    access: Access,
    projects: ProjectRepository,
    mails: OfferMails,
    clock: Clock,
) -> None:
    """The other one hears of it by mail. Raises OfferNotFound, OfferNotForYou."""
    access(actor, project_id, Capability.READ)
    with mails.withdrawing(project_id) as withdrawn, unit_of_work(by=actor):
        project = projects.get(project_id)
        project.permit(actor.user_id, Capability.READ)
        offer = project.offer
        project.end_offer(actor.user_id, clock())
        projects.save(project)
        if offer is None or not offer.is_open(clock()):
            return
        if actor.user_id == project.owner_id:
            withdrawn.owe(offer, project)
        else:
            mails.tell(project.owner_id, DECLINED, project, actor.user_id)
