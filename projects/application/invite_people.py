"""People are invited by mail, up to 100 at once, with an outcome for each."""

from uuid import UUID

from core.application.mail_ports import MailAllowance
from core.application.ports import UnitOfWork
from core.domain.actor import Actor
from projects.application.issue_invitations import InvitationResult, InvitePeople, IssueInvitations
from projects.application.mail_budget import mail_budget
from projects.application.ports import Access, ProjectRepository
from projects.contracts import Capability


def invite_people(
    actor: Actor,
    project_id: UUID,
    command: InvitePeople,
    *,
    unit_of_work: UnitOfWork,
    access: Access,
    projects: ProjectRepository,
    allowance: MailAllowance,
    issue: IssueInvitations,
) -> list[InvitationResult]:
    """Raises RoleAboveOwn, RoleNotAssignable where the call's own role is not to be given."""
    access(actor, project_id, Capability.INVITE)
    with mail_budget(command.addresses(), allowance) as budget, unit_of_work(by=actor):
        return issue(projects.get(project_id), actor, command, budget)
