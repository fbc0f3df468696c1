"""A guest has another name, or left: what members were told of them is told under that."""

from uuid import UUID

from core.application.ports import UnitOfWork
from core.domain.actor import SYSTEM
from feedback.application.concern_ports import ConcernReads, Heralds
from notifications.contracts import EntryActor


def rename_guest(guest_id: UUID, *, unit_of_work: UnitOfWork, reads: ConcernReads, heralds: Heralds) -> None:
    """Their present name counts, so the news of two renames may come in any order."""
    with unit_of_work(by=SYSTEM):
        guest = reads.guest(guest_id)
        if guest is not None:
            heralds.rename_actor(EntryActor(guest.id, guest.name, is_guest=True))
