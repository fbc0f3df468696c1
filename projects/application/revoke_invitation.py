"""An invitation is taken back."""

from uuid import UUID

from core.application.ports import UnitOfWork
from core.domain.actor import Actor
from core.domain.clock import Clock
from projects.application.invitation_ports import Invitations
from projects.application.ports import Access, ProjectRepository
from projects.contracts import Capability
from projects.domain.access import ensure_entitled


def revoke_invitation(
    actor: Actor,
    project_id: UUID,
    invitation_id: UUID,
    *,
    unit_of_work: UnitOfWork,
    access: Access,
    projects: ProjectRepository,
    invitations: Invitations,
    clock: Clock,
) -> None:
    """Also in the archive; repeating it is no change. Raises what says how it ended otherwise."""
    access(actor, project_id, Capability.READ)
    with unit_of_work(by=actor):
        project = projects.get(project_id)
        ensure_entitled(project.role_of(actor.user_id), project.status, Capability.INVITE)
        invitation = invitations.get(project_id, invitation_id)
        invitation.revoke(clock())
        invitations.save(invitation)
