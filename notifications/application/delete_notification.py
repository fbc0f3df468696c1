"""A person drops an entry; a mail about it that is owed goes with it."""

from uuid import UUID

from core.application.ports import UnitOfWork
from core.domain.actor import Actor
from notifications.application.ports import Inboxes
from notifications.domain.refusals import NotificationNotFound


def delete_notification(actor: Actor, entry_id: UUID, *, unit_of_work: UnitOfWork, inboxes: Inboxes) -> None:
    with unit_of_work(by=actor):
        inboxes.hold([actor.user_id])
        entry = inboxes.get(actor.user_id, entry_id)
        if entry is None:
            raise NotificationNotFound
        inboxes.remove(entry)
