"""A person has read all that they were told, or all up to a point, or all of a project."""

from core.application.ports import UnitOfWork
from core.domain.actor import Actor
from core.domain.clock import Clock
from notifications.application.ports import Inboxes
from notifications.application.read_models import Reading
from notifications.domain.entry import as_told


def read_notifications(
    actor: Actor, reading: Reading, *, unit_of_work: UnitOfWork, inboxes: Inboxes, clock: Clock
) -> int:
    """How many are unread now."""
    with unit_of_work(by=actor):
        inboxes.hold([actor.user_id])
        return inboxes.read_all(actor.user_id, reading, as_told(clock()))
