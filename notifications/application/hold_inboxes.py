"""Several news of one event hold the inboxes of all whom they may reach at once."""

from collections.abc import Collection
from uuid import UUID

from notifications.application.ports import Inboxes, People


def hold_inboxes(user_ids: Collection[UUID], *, people: People, inboxes: Inboxes) -> None:
    """Inside the running unit of work, before the first of them is told; whoever has gone has no inbox."""
    inboxes.hold(people.wishes(user_ids))
