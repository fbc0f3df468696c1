"""How guests come in by a share link, stay, prove an address, and leave."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import cache, partial
from typing import Any

from core.domain.clock import utc_now
from core.infrastructure.mail.post import mail_allowance, notices
from core.infrastructure.outbox import publish
from core.infrastructure.secrets import KeyedSecrets
from core.infrastructure.unit_of_work import unit_of_work
from feedback.application import guest_tickets
from feedback.application import prove_guest_email as proving
from feedback.application.enter_shared import Entered, Reception
from feedback.application.guest_codes import CodeMailing
from feedback.application.guest_sessions import GuestEntry, read_guest_token, refresh_guest
from feedback.application.leave_shared import leave_shared
from feedback.application.open_shared import SharedOffer, open_shared
from feedback.application.read_visit import read_visit
from feedback.application.refuse_guest_mail import refuse_guest_mail
from feedback.application.revise_guest import revise_guest
from feedback.application.sharing_read_models import GuestPass, Visit
from feedback.bootstrap.guest_films import guest_access
from feedback.contracts import SharedGrant
from feedback.infrastructure.authors import PostgresAuthors
from feedback.infrastructure.guest_sessions import PostgresGuestSessions
from feedback.infrastructure.guest_tickets import RedisGuestTickets
from feedback.infrastructure.guest_tokens import SignedGuestTokens, SignedUnsubscribeTokens
from feedback.infrastructure.guests import PostgresGuests
from feedback.infrastructure.link_passwords import GuardedLinkPasswords
from feedback.infrastructure.link_uses import PostgresLinkUses
from feedback.infrastructure.share_links import PostgresShareLinks
from feedback.infrastructure.sharing_reads import PostgresSharingReads
from projects import api as projects


@dataclass(frozen=True)
class Entrance:
    """Use cases with their ports bound; each says what it takes, gives and refuses."""

    open_shared: Callable[[str], SharedOffer]
    enter: Callable[..., Entered]
    refresh_guest: Callable[[str], GuestEntry]
    read_token: Callable[[str], GuestPass]
    read_visit: Callable[..., Visit]
    revise_guest: Callable[..., None]
    ask_email: Callable[..., None]
    prove_email: Callable[..., None]
    refuse_mail: Callable[[str], None]
    leave: Callable[..., None]
    issue_ticket: Callable[[GuestPass], guest_tickets.GuestTicket]
    redeem_ticket: Callable[[str], GuestPass]
    require: Callable[..., SharedGrant]


@cache
def entrance() -> Entrance:
    secrets, tokens = KeyedSecrets(), SignedGuestTokens()
    sessions: dict[str, Any] = {"sessions": PostgresGuestSessions()}
    asking: dict[str, Any] = {"reads": PostgresSharingReads(), "projects": projects.open_project, "clock": utc_now}
    work: dict[str, Any] = {"unit_of_work": unit_of_work}
    guests: dict[str, Any] = {**work, "guests": PostgresGuests(publish)}
    own: dict[str, Any] = {**guests, "access": guest_access()}
    names: dict[str, Any] = {"authors": PostgresAuthors(), "publish": publish}
    codes = CodeMailing(allowance=mail_allowance(), notices=notices(), secrets=secrets, clock=utc_now)
    tickets: dict[str, Any] = {"tickets": RedisGuestTickets(tokens), "secrets": secrets}
    uses: dict[str, Any] = {"uses": PostgresLinkUses(), "secrets": secrets}
    kept: dict[str, Any] = {"links": PostgresShareLinks(publish), "passwords": GuardedLinkPasswords()}
    return Entrance(
        open_shared=partial(open_shared, **work, **asking, **uses),
        enter=Reception(**guests, **asking, **uses, **sessions, **kept, tokens=tokens, codes=codes).enter,
        refresh_guest=partial(refresh_guest, **sessions, tokens=tokens, secrets=secrets, clock=utc_now),
        read_token=partial(read_guest_token, tokens=tokens, clock=utc_now),
        read_visit=partial(read_visit, **sessions, **asking),
        revise_guest=partial(revise_guest, **own, **names),
        ask_email=partial(proving.ask_guest_email, **own, codes=codes),
        prove_email=partial(proving.prove_guest_email, **own, secrets=secrets, clock=utc_now),
        refuse_mail=partial(refuse_guest_mail, **guests, tokens=SignedUnsubscribeTokens()),
        leave=partial(leave_shared, **guests, **sessions, **names, clock=utc_now),
        issue_ticket=partial(guest_tickets.issue_guest_ticket, **tickets),
        redeem_ticket=partial(guest_tickets.redeem_guest_ticket, **tickets),
        require=guest_access().require,
    )
