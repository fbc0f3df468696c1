"""The owner offers the project to a member, who hears of it by mail."""

from uuid import UUID

from core.application.mail_ports import MailAllowance, Notices
from core.application.ports import UnitOfWork
from core.domain.actor import Actor
from core.domain.clock import Clock
from core.domain.email import EmailAddress
from projects.application.invitation_ports import Invitees
from projects.application.life_read_models import OfferRow
from projects.application.mail_budget import mail_budget
from projects.application.ownership_mail import owe_offer
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
    invitees: Invitees,
    allowance: MailAllowance,
    notices: Notices,
    clock: Clock,
) -> OfferRow:
    """A new offer takes the place of the one before. Raises OwnsAlready, MemberNotFound."""
    access(actor, project_id, Capability.GOVERN)
    to = invitees.addressee(user_id, None)
    address = EmailAddress(to.address) if to else None
    with mail_budget([address] if address else [], allowance) as budget, unit_of_work(by=actor):
        project = projects.get(project_id)
        project.permit(actor.user_id, Capability.GOVERN)
        offer = project.offer_ownership(user_id, clock())
        projects.save(project)
        # The offer stands, also where the address has had enough mails for now.
        if to and address and budget.owe_once(address):
            owe_offer(to, project, offer, notices)
    return OfferRow(user_id, project.members[user_id].name, offer.offered_at, offer.expires_at)
