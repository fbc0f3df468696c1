"""A guest wants to be forgotten: nothing personal is left, what they wrote stays under nobody's name."""

from core.application.ports import EventPublisher, UnitOfWork
from core.domain.actor import Actor
from core.domain.clock import Clock
from feedback.application.ports import Authors
from feedback.application.sharing_ports import Guests, GuestSessions
from feedback.contracts import AuthorRenamed
from feedback.domain.sharing_refusals import GuestSessionEnded

# What contributions are shown under whose guest has gone.
LEFT_NAME = "나간 게스트"


def leave_shared(
    actor: Actor,
    *,
    unit_of_work: UnitOfWork,
    sessions: GuestSessions,
    guests: Guests,
    authors: Authors,
    publish: EventPublisher,
    clock: Clock,
) -> None:
    """All sessions of the guest end. GuestSessionEnded.

    The guest is held before the items, as by who writes.
    """
    with unit_of_work(by=Actor(actor.user_id, LEFT_NAME, actor.session_id)):
        now = clock()
        if actor.session_id is None or sessions.standing(actor.session_id, actor.user_id, now) is None:
            raise GuestSessionEnded
        guest = guests.get(actor.user_id)
        guest.leave(LEFT_NAME, now)
        authors.rename(guest.author)
        sessions.end_of_guest(guest.id, now)
        guests.save(guest)
        publish(AuthorRenamed(project_id=guest.project_id, author=guest.author))
