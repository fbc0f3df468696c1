"""A ticket lets a guest's browser open a socket without a token in the address: 30 s, once."""

from dataclasses import dataclass, field

from core.application.ports import Secrets
from feedback.application.share_tokens import hashed_ticket
from feedback.application.sharing_ports import GuestTickets
from feedback.application.sharing_read_models import GuestPass
from feedback.domain.sharing_refusals import GuestTokenInvalid

TICKET_SECONDS = 30


@dataclass(frozen=True)
class GuestTicket:
    ticket: str = field(repr=False)
    expires_in: int


def issue_guest_ticket(given: GuestPass, *, tickets: GuestTickets, secrets: Secrets) -> GuestTicket:
    """Unavailable."""
    ticket = secrets.token()
    tickets.put(hashed_ticket(ticket, secrets), given, TICKET_SECONDS)
    return GuestTicket(ticket, TICKET_SECONDS)


def redeem_guest_ticket(ticket: str, *, tickets: GuestTickets, secrets: Secrets) -> GuestPass:
    """GuestTokenInvalid for one that is unknown, used or too old; Unavailable."""
    given = tickets.take(hashed_ticket(ticket, secrets))
    if given is None:
        raise GuestTokenInvalid
    return given
