"""A guest takes another name, or takes their address back."""

from dataclasses import dataclass
from uuid import UUID

from core.application.ports import EventPublisher, UnitOfWork
from core.domain.actor import Actor
from feedback.application.ports import Authors, ProjectAccess
from feedback.application.sharing_ports import Guests
from feedback.contracts import AuthorRenamed
from projects.contracts import Capability


@dataclass(frozen=True, kw_only=True)
class ReviseGuest:
    """`name` None stays as it is."""

    actor: Actor
    project_id: UUID
    name: str | None = None
    forget_address: bool = False


def revise_guest(
    command: ReviseGuest,
    *,
    unit_of_work: UnitOfWork,
    access: ProjectAccess,
    guests: Guests,
    authors: Authors,
    publish: EventPublisher,
) -> None:
    """What they wrote shows the new name. GuestSessionEnded, InvalidField.

    The guest is held before the items, as by who writes.
    """
    with unit_of_work(by=command.actor):
        grant = access.require(command.actor, command.project_id, Capability.READ)
        guest = guests.get(grant.user_id)
        if command.forget_address:
            guest.forget_address()
        guest.rename(guest.name if command.name is None else command.name)
        is_shown = bool(authors.rename(guest.author))
        guests.save(guest)
        if is_shown:
            publish(AuthorRenamed(project_id=grant.project_id, author=guest.author))
