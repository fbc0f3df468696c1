"""A guest wants no more mails; the link in each of them says so, without coming in."""

from core.application.ports import UnitOfWork
from core.domain.actor import SYSTEM
from feedback.application.sharing_ports import Guests, UnsubscribeTokens
from feedback.domain.sharing_refusals import GuestNotFound


def refuse_guest_mail(token: str, *, unit_of_work: UnitOfWork, guests: Guests, tokens: UnsubscribeTokens) -> None:
    """Repeating it is no change. GuestNotFound."""
    guest_id = tokens.read(token)
    if guest_id is None:
        raise GuestNotFound
    with unit_of_work(by=SYSTEM):
        guest = guests.get(guest_id)
        guest.refuse_mail()
        guests.save(guest)
