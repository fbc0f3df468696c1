"""Share links and their guests, as those who give links see them; and what is done behind the scenes."""

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from functools import cache, partial
from typing import Any
from uuid import UUID

from core.domain.actor import SYSTEM
from core.domain.clock import utc_now
from core.domain.pages import Page
from core.infrastructure.mail.post import notices
from core.infrastructure.outbox import publish
from core.infrastructure.secrets import KeyedSecrets
from core.infrastructure.unit_of_work import unit_of_work
from feedback.application import read_share_links as reading
from feedback.application.block_guest import block_guest
from feedback.application.create_share_link import NewShareLink, create_share_link
from feedback.application.guest_sessions import SESSION_LIFE
from feedback.application.revise_share_link import revise_share_link
from feedback.application.revoke_share_link import revoke_share_link
from feedback.application.sharing_read_models import GuestRow, SeenLink
from feedback.application.tell_guests import TellGuests
from feedback.application.tell_guests import tell_guests as _tell_guests
from feedback.bootstrap.silencing import silencing
from feedback.contracts import ShareLinkRow
from feedback.infrastructure.guest_sessions import PostgresGuestSessions
from feedback.infrastructure.guest_tokens import SignedUnsubscribeTokens
from feedback.infrastructure.guests import PostgresGuests
from feedback.infrastructure.link_passwords import GuardedLinkPasswords
from feedback.infrastructure.share_links import PostgresShareLinks
from feedback.infrastructure.sharing_reads import PostgresSharingReads
from projects import api as projects

SWEPT_AT_ONCE = 1000


@dataclass(frozen=True)
class Sharing:
    """Use cases with their ports bound; each says what it takes, gives and refuses."""

    create_share_link: Callable[..., NewShareLink]
    revise_share_link: Callable[..., ShareLinkRow]
    revoke_share_link: Callable[..., None]
    list_share_links: Callable[..., Page[SeenLink]]
    read_share_link: Callable[..., SeenLink]
    list_guests: Callable[..., Page[GuestRow]]
    block_guest: Callable[..., None]
    silence_guest: Callable[..., None]


@cache
def sharing() -> Sharing:
    writing: dict[str, Any] = {"unit_of_work": unit_of_work, "access": projects, "clock": utc_now}
    links: dict[str, Any] = {"links": PostgresShareLinks(publish)}
    sessions: dict[str, Any] = {"sessions": PostgresGuestSessions()}
    passwords: dict[str, Any] = {"passwords": GuardedLinkPasswords()}
    looking: dict[str, Any] = {"access": projects, "reads": PostgresSharingReads()}
    return Sharing(
        create_share_link=partial(create_share_link, **writing, **links, **passwords, secrets=KeyedSecrets()),
        revise_share_link=partial(revise_share_link, **writing, **links, **sessions, **passwords),
        revoke_share_link=partial(revoke_share_link, **writing, **links, **sessions),
        list_share_links=partial(reading.list_share_links, **looking),
        read_share_link=partial(reading.read_share_link, **looking),
        list_guests=partial(reading.list_guests, **looking),
        block_guest=partial(block_guest, **writing, **sessions, guests=PostgresGuests(publish)),
        silence_guest=silencing().silence,
    )


def tell_guests(payload: Mapping[str, Any], delivery_id: UUID) -> None:
    """Subscriber of `comment.added` {feedback_id, parent_id, author, text}."""
    parent_id, author = payload["parent_id"], payload["author"]
    _tell_guests(
        TellGuests(
            feedback_id=UUID(payload["feedback_id"]),
            parent_id=UUID(parent_id) if parent_id else None,
            author_id=UUID(author["id"]),
            author_name=author["name"],
            text=payload["text"],
        ),
        unit_of_work=unit_of_work,
        reads=PostgresSharingReads(),
        notices=notices(),
        tokens=SignedUnsubscribeTokens(),
        clock=utc_now,
    )


def guests_among(holders: Collection[tuple[UUID, UUID | None]]) -> set[tuple[UUID, UUID | None]]:
    """Those pairs of a guest and a session that still stand; one statement."""
    sessions = [(guest_id, session_id) for guest_id, session_id in holders if session_id is not None]
    return {*PostgresGuestSessions().standing_of(sessions, utc_now())} if sessions else set()


def sweep_guest_sessions() -> int:
    """Drops sessions that nobody used for long; how many."""
    with unit_of_work(by=SYSTEM):
        return PostgresGuestSessions().sweep(utc_now() - SESSION_LIFE, SWEPT_AT_ONCE)
