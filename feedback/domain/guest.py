"""Somebody who came by a share link: a name, and an address where they want to be written to."""

import hmac
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from math import ceil
from typing import Self
from uuid import UUID

from core.domain.email import EmailAddress
from core.domain.errors import InvalidField
from core.domain.events import Event
from core.domain.language import Language
from core.domain.text import plain_text
from feedback.contracts import Author, GuestBlocked, GuestSilenced
from feedback.domain import sharing_refusals as refusals

LONGEST_NAME = 50
CODE_LIFE, CODE_PAUSE, CODE_TRIES = timedelta(minutes=10), timedelta(seconds=60), 5


@dataclass
class AddressProof:
    """An address that a guest says is theirs, and the code that was mailed there, hashed."""

    email: str = field(default="", repr=False)
    code_hash: str = field(default="", repr=False)
    sent_at: datetime | None = None
    tries: int = 0

    def demand_pause(self, now: datetime) -> None:
        """Raises GuestMailTooSoon."""
        if self.sent_at is not None and now - self.sent_at < CODE_PAUSE:
            raise refusals.GuestMailTooSoon(ceil((self.sent_at + CODE_PAUSE - now).total_seconds()))

    def accepts(self, code_hash: str, now: datetime) -> bool:
        """Counts the try. Raises GuestCodeLocked, GuestCodeExpired."""
        if self.tries >= CODE_TRIES:
            raise refusals.GuestCodeLocked
        if not self.code_hash or self.sent_at is None or now - self.sent_at > CODE_LIFE:
            raise refusals.GuestCodeExpired
        self.tries += 1
        return hmac.compare_digest(self.code_hash, code_hash)


@dataclass
class Guest:
    """`email` is proved, or empty. A guest has no account, and is marked wherever the name is shown."""

    id: UUID
    link_id: UUID
    project_id: UUID
    name: str
    language: Language
    created_at: datetime
    last_seen_at: datetime
    email: str = field(default="", repr=False)
    proof: AddressProof = field(default_factory=AddressProof)
    wants_mail: bool = True
    blocked_at: datetime | None = None
    left_at: datetime | None = None
    facts: list[Event] = field(default_factory=list)

    @classmethod
    def came(cls, ids: tuple[UUID, UUID, UUID], name: str, language: Language, now: datetime) -> Self:
        """`ids` are its own, the link's and the project's. Raises InvalidField."""
        guest_id, link_id, project_id = ids
        return cls(guest_id, link_id, project_id, shown_name(name), language, created_at=now, last_seen_at=now)

    @property
    def author(self) -> Author:
        return Author(self.id, self.name, is_guest=True)

    def rename(self, name: str) -> None:
        """Raises InvalidField."""
        self.name = shown_name(name)

    def ask_proof(self, email: str, code_hash: str, now: datetime) -> str:
        """The address to mail the code to. Raises InvalidField, GuestMailTooSoon."""
        self.proof.demand_pause(now)
        self.proof = AddressProof(EmailAddress(email).shown, code_hash, now)
        return self.proof.email

    def prove(self, code_hash: str, now: datetime) -> bool:
        """Whether the code was the right one; then mails go to that address. Raises GuestCodeLocked, GuestCodeExpired.

        The try counts also where it was wrong.
        """
        if not self.proof.accepts(code_hash, now):
            return False
        self.email, self.wants_mail = self.proof.email, True
        self.proof = AddressProof(sent_at=self.proof.sent_at)
        return True

    def forget_address(self) -> None:
        self.email, self.proof = "", AddressProof(sent_at=self.proof.sent_at)

    def refuse_mail(self) -> None:
        self.wants_mail = False

    def block(self, now: datetime) -> None:
        """Once more it is no change."""
        if self.blocked_at is None:
            self.blocked_at = now
            told = GuestBlocked(project_id=self.project_id, link_id=self.link_id, guest_id=self.id)
            self.facts.append(told)

    def silence(self) -> None:
        """All they wrote is gone."""
        self.facts.append(GuestSilenced(project_id=self.project_id, link_id=self.link_id, guest_id=self.id))

    def leave(self, name: str, now: datetime) -> None:
        """Nothing personal is left; what they wrote is shown under `name`."""
        self.forget_address()
        self.name, self.left_at = name, now


def shown_name(value: str) -> str:
    """One line of 1–50 visible characters. Raises InvalidField."""
    name = plain_text(value, "/name", longest=LONGEST_NAME, shortest=1)
    if "\n" in name or "\t" in name:
        raise InvalidField("/name", "text.forbidden_character")
    return name
