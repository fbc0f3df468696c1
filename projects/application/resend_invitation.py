"""One more mail to somebody who was invited, with a link of its own."""

from uuid import UUID

from core.application.mail_ports import MailAllowance, Notices
from core.application.one_mail import one_mail
from core.application.ports import Secrets, UnitOfWork
from core.domain.actor import Actor
from core.domain.clock import Clock
from core.domain.email import EmailAddress
from projects.application.invitation_mails import owe_invitations
from projects.application.invitation_ports import InvitationQueries, Invitations
from projects.application.invitation_rows import InvitationRow
from projects.application.ports import Access, ProjectRepository
from projects.application.tokens import hashed
from projects.contracts import Capability
from projects.domain.invitation_refusals import InvitationWasAccepted


def resend_invitation(
    actor: Actor,
    project_id: UUID,
    invitation_id: UUID,
    *,
    unit_of_work: UnitOfWork,
    access: Access,
    projects: ProjectRepository,
    invitations: Invitations,
    queries: InvitationQueries,
    allowance: MailAllowance,
    notices: Notices,
    secrets: Secrets,
    clock: Clock,
) -> InvitationRow:
    """Raises InvitationMailTooSoon, MailTooSoon, and what says how it ended."""
    access(actor, project_id, Capability.INVITE)
    email = queries.row(project_id, invitation_id, clock()).email
    if not email:
        raise InvitationWasAccepted
    with one_mail(EmailAddress(email), allowance), unit_of_work(by=actor):
        project = projects.get(project_id)
        project.permit(actor.user_id, Capability.INVITE)
        invitation, token = invitations.get(project_id, invitation_id), secrets.token()
        invitation.resend(hashed(token, secrets), clock())
        invitations.save(invitation)
        owe_invitations(project, [(invitation, token)], notices)
    return InvitationRow.of(invitation)
