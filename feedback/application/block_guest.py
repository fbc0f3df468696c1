"""Shutting a guest out: sessions end, sockets close; what they wrote stays until it is removed."""

from dataclasses import dataclass
from uuid import UUID

from core.application.ports import UnitOfWork
from core.domain.actor import Actor
from core.domain.clock import Clock
from feedback.application.ports import ProjectAccess
from feedback.application.sharing_ports import Guests, GuestSessions
from projects.contracts import Capability


@dataclass(frozen=True, kw_only=True)
class GuestTarget:
    actor: Actor
    project_id: UUID
    link_id: UUID
    guest_id: UUID


def block_guest(
    command: GuestTarget,
    *,
    unit_of_work: UnitOfWork,
    access: ProjectAccess,
    guests: Guests,
    sessions: GuestSessions,
    clock: Clock,
) -> None:
    """Repeating it is no change. GuestNotFound."""
    with unit_of_work(by=command.actor):
        grant, now = access.require(command.actor, command.project_id, Capability.INVITE), clock()
        guest = guests.of_link(grant.project_id, command.link_id, command.guest_id)
        guest.block(now)
        sessions.end_of_guest(guest.id, now)
        guests.save(guest)
