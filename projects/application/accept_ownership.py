"""The member to whom the project is offered takes it over."""

from uuid import UUID

from core.application.ports import UnitOfWork
from core.domain.actor import Actor
from core.domain.clock import Clock
from projects.application.ownership_mail import ACCEPTED, OfferMails
from projects.application.ports import Access, ProjectQueries, ProjectRepository
from projects.application.read_models import ProjectRow
from projects.contracts import Capability


def accept_ownership(
    actor: Actor,
    project_id: UUID,
    *,
    unit_of_work: UnitOfWork,
    access: Access,
    projects: ProjectRepository,
    queries: ProjectQueries,
    mails: OfferMails,
    clock: Clock,
) -> ProjectRow:
    """The former owner hears of it by mail. Raises OfferNotFound, OfferNotForYou, OfferExpired."""
    access(actor, project_id, Capability.READ)
    with unit_of_work(by=actor):
        project = projects.get(project_id)
        project.permit(actor.user_id, Capability.READ)
        former = project.owner_id
        project.accept_ownership(actor.user_id, clock())
        projects.save(project)
        mails.tell(former, ACCEPTED, project, actor.user_id)
    return queries.row(actor.user_id, project_id)
