"""What an account is, and which addresses and names it may have."""

import re
import unicodedata
from dataclasses import dataclass, replace
from datetime import datetime
from uuid import UUID

from core.domain.errors import Conflict, InvalidField, NotPermitted
from core.domain.text import plain_text
from identity.contracts import Language

LONGEST_EMAIL = 254
SHORTEST_USERNAME, LONGEST_USERNAME = 3, 30
SHORTEST_NAME, LONGEST_NAME = 2, 50
SHORTEST_PASSWORD, LONGEST_PASSWORD = 8, 128
_EMAIL = re.compile(r"[^@\s<>\"(),:;\[\]\\]+@[^@\s.]+(\.[^@\s.]+)+")


class EmailTaken(Conflict):
    code = "account.email_taken"


class UsernameTaken(Conflict):
    code = "account.username_taken"


class EmailNotVerified(NotPermitted):
    code = "auth.email_not_verified"


@dataclass(frozen=True)
class EmailAddress:
    """An address as its owner writes it; `key` is equal for all spellings of the same address."""

    shown: str

    def __post_init__(self) -> None:
        if len(self.shown) > LONGEST_EMAIL or not _EMAIL.fullmatch(self.shown) or not self.shown.isprintable():
            raise InvalidField("/email", "email.invalid")

    @property
    def key(self) -> str:
        return caseless(self.shown)


@dataclass(frozen=True)
class Username:
    """3–30 letters or digits of any script, with `.`, `_` and `-` inside."""

    shown: str

    def __post_init__(self) -> None:
        plain_text(self.shown, "/username", shortest=SHORTEST_USERNAME, longest=LONGEST_USERNAME)
        if not all(character.isalnum() or character in "._-" for character in self.shown):
            raise InvalidField("/username", "username.invalid")

    @property
    def key(self) -> str:
        return caseless(self.shown)


@dataclass(frozen=True)
class Consent:
    """Agreement to one document in one version."""

    document: str
    version: str
    at: datetime


@dataclass(frozen=True)
class Account:
    """A person's account. `password_hash` is what the hasher made of the password."""

    id: UUID
    email: EmailAddress
    username: Username
    name: str
    company: str
    language: Language
    password_hash: str
    is_verified: bool
    is_active: bool
    created_at: datetime
    last_login_at: datetime | None = None
    consents: tuple[Consent, ...] = ()

    @property
    def shown_name(self) -> str:
        return self.name or self.username.shown

    def verified(self) -> "Account":
        return replace(self, is_verified=True)

    def logged_in(self, now: datetime) -> "Account":
        """Refuses an address that nobody has proved to own."""
        if not self.is_verified:
            raise EmailNotVerified
        return replace(self, last_login_at=now)


def display_name(value: str) -> str:
    """A name of 2–50 characters, or none."""
    return plain_text(value, "/name", shortest=SHORTEST_NAME, longest=LONGEST_NAME) if value else ""


def caseless(text: str) -> str:
    """One form for all ways to write the same: NFKC, case folded."""
    return unicodedata.normalize("NFKC", unicodedata.normalize("NFKC", text).casefold())
