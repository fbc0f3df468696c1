"""What contexts above may ask."""

from uuid import UUID

from notifications.bootstrap.telling import telling
from notifications.contracts import News

__all__ = ["tell"]


def tell(news: News, delivery_id: UUID) -> None:
    """Inside the running unit of work: an entry in the inbox of each recipient, and a mail, as they wish.

    Recipients who are not in the project hear nothing, nor does the actor. Repeating a delivery is no change: of one
    `delivery_id` everybody hears once, so of several news of one event the weightiest is told first. Pushes
    `notification.added` or `notification.updated` with the unread count on the channel of each.
    """
    telling().tell(news, delivery_id)
