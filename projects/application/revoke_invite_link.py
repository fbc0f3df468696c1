"""A link opens nothing any more."""

from uuid import UUID

from core.application.ports import UnitOfWork
from core.domain.actor import Actor
from core.domain.clock import Clock
from projects.application.invitation_ports import InviteLinks
from projects.application.ports import Access, ProjectRepository
from projects.contracts import Capability
from projects.domain.access import ensure_entitled


def revoke_invite_link(
    actor: Actor,
    project_id: UUID,
    link_id: UUID,
    *,
    unit_of_work: UnitOfWork,
    access: Access,
    projects: ProjectRepository,
    links: InviteLinks,
    clock: Clock,
) -> None:
    """Also in the archive; repeating it is no change. Raises InviteLinkNotFound."""
    access(actor, project_id, Capability.READ)
    with unit_of_work(by=actor):
        project = projects.get(project_id)
        ensure_entitled(project.role_of(actor.user_id), project.status, Capability.INVITE)
        link = links.get(project_id, link_id)
        link.revoke(clock())
        links.save(link)
