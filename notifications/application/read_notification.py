"""A person has read an entry."""

from uuid import UUID

from core.application.ports import UnitOfWork
from core.domain.actor import Actor
from core.domain.clock import Clock
from notifications.application.ports import Inboxes, InboxQueries
from notifications.domain.entry import as_told
from notifications.domain.refusals import NotificationNotFound


def read_notification(
    actor: Actor, entry_id: UUID, *, unit_of_work: UnitOfWork, inboxes: Inboxes, inbox: InboxQueries, clock: Clock
) -> int:
    """How many are unread now; reading again is no change."""
    with unit_of_work(by=actor):
        inboxes.hold([actor.user_id])
        entry = inboxes.get(actor.user_id, entry_id)
        if entry is None:
            raise NotificationNotFound
        now = as_told(clock())
        return inboxes.mark_read(entry, now) if entry.read(now) else inbox.unread(actor.user_id)
