"""A link by which people join; its token is told this once."""

from dataclasses import dataclass, field
from uuid import UUID

from core.application.ports import Secrets, UnitOfWork
from core.domain.actor import Actor
from core.domain.clock import Clock
from core.domain.ids import new_id
from projects.application.invitation_ports import InviteLinks
from projects.application.invitation_rows import InviteLinkRow
from projects.application.ports import Access, ProjectRepository
from projects.application.tokens import hashed
from projects.contracts import Capability, Role
from projects.domain.invitation_terms import Terms
from projects.domain.invite_link import InviteLink


@dataclass(frozen=True)
class CreateInviteLink:
    """`role` and `days` where the project's own settings are not meant; without `max_uses` there is no cap."""

    role: Role | None = None
    days: int | None = None
    max_uses: int | None = None


@dataclass(frozen=True)
class NewInviteLink:
    row: InviteLinkRow
    token: str = field(repr=False)


def create_invite_link(
    actor: Actor,
    project_id: UUID,
    command: CreateInviteLink,
    *,
    unit_of_work: UnitOfWork,
    access: Access,
    projects: ProjectRepository,
    links: InviteLinks,
    secrets: Secrets,
    clock: Clock,
) -> NewInviteLink:
    """Raises RoleAboveOwn, RoleNotAssignable."""
    access(actor, project_id, Capability.INVITE)
    with unit_of_work(by=actor):
        project, token = projects.get(project_id), secrets.token()
        terms = Terms.offered(project, actor.user_id, command.role, command.days)
        ids = (new_id(), project_id)
        link = InviteLink.create(ids, terms, command.max_uses, hashed(token, secrets), clock())
        links.add(link)
    return NewInviteLink(InviteLinkRow.of(link), token)
