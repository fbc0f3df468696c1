"""A link opens nothing any more, and who came by it is shown out."""

from dataclasses import dataclass
from uuid import UUID

from core.application.ports import UnitOfWork
from core.domain.actor import Actor
from core.domain.clock import Clock
from feedback.application.ports import ProjectAccess
from feedback.application.sharing_ports import GuestSessions, ShareLinks
from projects.contracts import Capability


@dataclass(frozen=True, kw_only=True)
class RevokeShareLink:
    actor: Actor
    project_id: UUID
    link_id: UUID
    expected_revision: int | None = None


def revoke_share_link(
    command: RevokeShareLink,
    *,
    unit_of_work: UnitOfWork,
    access: ProjectAccess,
    links: ShareLinks,
    sessions: GuestSessions,
    clock: Clock,
) -> None:
    """Repeating it is no change. ShareLinkNotFound, Stale."""
    with unit_of_work(by=command.actor):
        grant, now = access.require(command.actor, command.project_id, Capability.INVITE), clock()
        link = links.get(grant.project_id, command.link_id)
        link.demand_revision(command.expected_revision)
        link.revoke(now)
        sessions.end_of_link(link.id, now)
        links.save(link)
