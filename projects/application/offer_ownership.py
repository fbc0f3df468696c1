"""The owner offers the project to a member, who hears of it by mail."""

from uuid import UUID

from core.application.ports import UnitOfWork
from core.domain.actor import Actor
from core.domain.clock import Clock
from projects.application.life_read_models import OfferRow
from projects.application.ownership_mail import OfferMails
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
    mails: OfferMails,
    clock: Clock,
) -> OfferRow:
    """A new offer takes the place of the one before; it stands also where there were enough mails for now.

    Raises OwnsAlready, MemberNotFound.
    """
    access(actor, project_id, Capability.GOVERN)
    writing = mails.offering(project_id, user_id), mails.withdrawing(project_id)
    with writing[0] as offered, writing[1] as withdrawn, unit_of_work(by=actor):
        project = projects.get(project_id)
        project.permit(actor.user_id, Capability.GOVERN)
        before = project.offer
        offer = project.offer_ownership(user_id, clock())
        projects.save(project)
        offered.owe(offer, project)
        if before and before.to_id != user_id and before.is_open(clock()):
            withdrawn.owe(before, project)
    return OfferRow(user_id, project.members[user_id].name, offer.offered_at, offer.expires_at)
