"""What whoever holds a token is shown before they accept or decline."""

from uuid import UUID

from core.application.ports import UnitOfWork
from core.domain.actor import SYSTEM
from core.domain.clock import Clock
from projects.application.entrance import Entrance
from projects.application.invitation_ports import InvitationQueries, Invitations, Invitees, InviteLinks
from projects.application.invitation_rows import DoorKind, InvitationPreview, InvitedProject
from projects.domain.invitation import Invitation
from projects.domain.invitation_refusals import InvitedProjectIsGone
from projects.domain.invitation_terms import InvitationStatus


def preview_invitation(
    token: str,
    *,
    unit_of_work: UnitOfWork,
    entrance: Entrance,
    invitations: Invitations,
    links: InviteLinks,
    queries: InvitationQueries,
    invitees: Invitees,
    clock: Clock,
) -> InvitationPreview:
    """Marks an invitation as viewed. Raises InvitationNotFound, InvitedProjectIsGone, and what says that it is over."""
    door = entrance.door(token)
    project = queries.invited_project(door.project_id)
    if project is None:
        raise InvitedProjectIsGone
    with unit_of_work(by=SYSTEM):
        if door.kind is DoorKind.LINK:
            return _of_link(project, door.id, links, clock)
        invitation = invitations.get(door.project_id, door.id)
        before = invitation.status
        invitation.view(clock())
        if invitation.status is not before:
            invitations.save(invitation)
    return _of_mail(project, invitation, has_account=bool(invitees.by_emails([invitation.email_key])))


def _of_mail(project: InvitedProject, invitation: Invitation, *, has_account: bool) -> InvitationPreview:
    return InvitationPreview(
        kind=DoorKind.EMAIL,
        project=project,
        inviter_name=invitation.inviter_name,
        role=invitation.role,
        message=invitation.message,
        expires_at=invitation.expires_at,
        status=invitation.status,
        email=invitation.email,
        has_account=has_account,
    )


def _of_link(project: InvitedProject, link_id: UUID, links: InviteLinks, clock: Clock) -> InvitationPreview:
    link = links.get(project.id, link_id)
    link.ensure_usable(clock())
    return InvitationPreview(
        kind=DoorKind.LINK,
        project=project,
        inviter_name=link.creator_name,
        role=link.role,
        message="",
        expires_at=link.expires_at,
        status=InvitationStatus.PENDING,
        email=None,
        has_account=False,
    )
