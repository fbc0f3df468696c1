"""A ticket lets a browser open a socket without a token in the address: 30 s, once."""

from dataclasses import dataclass, field

from core.application.ports import Secrets
from core.domain.actor import Actor
from identity.application.ports import Standings, Tickets
from identity.domain.session import TokenInvalid

TICKET_SECONDS = 30


@dataclass(frozen=True)
class Ticket:
    ticket: str = field(repr=False)
    expires_in: int


def issue_ticket(actor: Actor, *, tickets: Tickets, secrets: Secrets) -> Ticket:
    """Raises Unavailable when there is nowhere to keep it."""
    ticket = secrets.token()
    tickets.put(secrets.hash(ticket), actor, TICKET_SECONDS)
    return Ticket(ticket, TICKET_SECONDS)


def redeem_ticket(ticket: str, *, tickets: Tickets, secrets: Secrets, standings: Standings) -> Actor:
    """Raises TokenInvalid for one that is unknown, used or too old, and whatever its session is refused with."""
    actor = tickets.take(secrets.hash(ticket))
    if actor is None:
        raise TokenInvalid
    standings.of(actor.user_id).admit(actor.session_id)
    return actor
