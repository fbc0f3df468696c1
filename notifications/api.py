"""What contexts above may ask."""

from collections.abc import Collection
from uuid import UUID

from identity.contracts import NotificationType
from notifications.bootstrap.telling import telling
from notifications.contracts import EntryActor, News

__all__ = ["hold", "rename_actor", "take_back", "tell", "told", "undo"]


def hold(user_ids: Collection[UUID]) -> None:
    """Inside the running unit of work: the inboxes of all whom its news may reach, at once and before the first of
    them, so that no two wait for each other; those who have no account any more are left out."""
    telling().hold(user_ids)


def tell(news: News, delivery_id: UUID) -> None:
    """Inside the running unit of work: an entry in the inbox of each recipient, and a mail, as they wish.

    Recipients who are not in the project hear nothing, nor does the actor. Repeating a delivery is no change: of one
    `delivery_id` everybody hears once, so of several news of one event the weightiest is told first. Pushes
    `notification.added` or `notification.updated` with the unread count on the channel of each.
    """
    telling().tell(news, delivery_id)


def told(delivery_ids: Collection[UUID]) -> dict[UUID, set[UUID]]:
    """Who has heard of each of these deliveries, within the last half year; one statement."""
    return telling().told(delivery_ids)


def take_back(ids: Collection[UUID]) -> None:
    """Inside the running unit of work: what these ids name was deleted, so entries about it go, and its words."""
    telling().take_back(ids)


def undo(kind: NotificationType, subject_id: UUID, actor_id: UUID) -> None:
    """Inside the running unit of work: the person has not done it after all. Where it was read it stays."""
    telling().undo(kind, subject_id, actor_id)


def rename_actor(actor: EntryActor) -> None:
    """Inside the running unit of work: wherever they acted, for those whom no account names."""
    telling().rename_actor(actor)
