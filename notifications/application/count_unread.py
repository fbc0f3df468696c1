"""How much a person has not read."""

from core.domain.actor import Actor
from notifications.application.ports import InboxQueries


def count_unread(actor: Actor, *, inbox: InboxQueries) -> int:
    return inbox.unread(actor.user_id)
