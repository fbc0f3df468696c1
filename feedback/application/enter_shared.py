"""Coming in by a share link, under a name."""

from dataclasses import dataclass, field
from datetime import datetime

from core.application.ports import Secrets, UnitOfWork
from core.domain.actor import Actor
from core.domain.clock import Clock
from core.domain.email import EmailAddress
from core.domain.ids import new_id
from core.domain.language import Language
from feedback.application.guest_codes import CodeMailing
from feedback.application.guest_sessions import GuestEntry, entry
from feedback.application.open_shared import knock
from feedback.application.share_tokens import hashed_refresh
from feedback.application.sharing_ports import (
    Guests,
    GuestSessions,
    GuestTokens,
    LinkPasswords,
    LinkUses,
    OpenProject,
    ShareLinks,
    SharingReads,
)
from feedback.application.sharing_read_models import GuestPass, ShareDoor
from feedback.domain.guest import Guest
from feedback.domain.share_link import MOST_GUESTS
from feedback.domain.sharing_refusals import ShareLinkIsFull, SharePasswordNeeded, SharePasswordWrong


@dataclass(frozen=True, kw_only=True)
class EnterShared:
    """`address` is where the request comes from."""

    token: str = field(repr=False)
    password: str | None = field(default=None, repr=False)
    name: str
    email: str | None = field(default=None, repr=False)
    language: Language
    address: str


@dataclass(frozen=True)
class Entered:
    guest: Guest
    door: ShareDoor
    session: GuestEntry


@dataclass(frozen=True, kw_only=True)
class Reception:
    """What coming in takes."""

    unit_of_work: UnitOfWork
    reads: SharingReads
    projects: OpenProject
    links: ShareLinks
    guests: Guests
    sessions: GuestSessions
    uses: LinkUses
    passwords: LinkPasswords
    tokens: GuestTokens
    codes: CodeMailing
    secrets: Secrets
    clock: Clock

    def enter(self, command: EnterShared) -> Entered:
        """What `knock` refuses; InvalidField, SharePasswordNeeded, SharePasswordWrong, ShareLinkIsFull."""
        now = self.clock()
        door, _ = knock(command.token, reads=self.reads, projects=self.projects, secrets=self.secrets, now=now)
        guest = Guest.came((new_id(), door.link_id, door.project_id), command.name, command.language, now)
        address = EmailAddress(command.email) if command.email else None
        self._demand_password(door, command)
        given, refresh_token = _pass(door, guest, now), self.secrets.token()
        with (
            self.codes.allowed_or_not(address) as is_allowed,
            self.unit_of_work(by=Actor(guest.id, guest.name, given.session_id)),
        ):
            self._demand_unchanged(door, now)
            if address is not None and is_allowed:
                self.codes.owe(guest, address)
            self.guests.add(guest)
            self.sessions.open(given.session_id, guest.id, hashed_refresh(refresh_token, self.secrets), now)
            if self.uses.count(door.link_id, now, sessions=1, guests=1) > MOST_GUESTS:
                raise ShareLinkIsFull(most=MOST_GUESTS)
        return Entered(guest, door, entry(given, refresh_token, self.tokens, now))

    def _demand_password(self, door: ShareDoor, command: EnterShared) -> None:
        """Outside any unit of work: it is slow."""
        if not door.password_hash:
            return
        if not command.password:
            raise SharePasswordNeeded
        whose = f"share link {door.link_id}"
        if not self.passwords.is_guessed(whose, command.address, command.password, door.password_hash):
            raise SharePasswordWrong

    def _demand_unchanged(self, door: ShareDoor, now: datetime) -> None:
        """What was confirmed may have been changed before the unit of work began."""
        link = self.links.get(door.project_id, door.link_id)
        link.demand_open(now)
        if link.terms.password_hash != door.password_hash:
            raise SharePasswordWrong


def _pass(door: ShareDoor, guest: Guest, now: datetime) -> GuestPass:
    return GuestPass(
        project_id=door.project_id,
        link_id=door.link_id,
        video_id=door.video_id,
        guest_id=guest.id,
        session_id=new_id(),
        until=now,
    )
