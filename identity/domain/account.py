"""What an account is, and which addresses and names it may have."""

import re
import unicodedata
from dataclasses import dataclass, replace
from datetime import datetime
from functools import cache
from typing import Any
from uuid import UUID
from zoneinfo import available_timezones

from core.domain.email import EmailAddress as EmailAddress
from core.domain.email import caseless as caseless
from core.domain.errors import Conflict, InvalidField, NotPermitted, Stale, Unacceptable
from core.domain.mail import Addressee
from core.domain.text import plain_text
from identity.contracts import Language, LoginMethod
from identity.domain.consents import Consent as Consent
from identity.domain.consents import Document, decided

SHORTEST_USERNAME, LONGEST_USERNAME = 3, 30
SHORTEST_NAME, LONGEST_NAME = 2, 50
SHORTEST_PASSWORD, LONGEST_PASSWORD = 8, 128
LONGEST_COMPANY, LONGEST_TIME_ZONE = 100, 40
LONGEST_USERNAME_KEY = 60
DEFAULT_TIME_ZONE = "Asia/Seoul"
# Letters and marks that show nothing: Hangul fillers, variation selectors and their like.
_INVISIBLE = re.compile("[\u034f\u115f\u1160\u17b4\u17b5\u180b-\u180f\u3164\ufe00-\ufe0f\uffa0\U000e0100-\U000e01ef]")


class EmailTaken(Conflict):
    code = "account.email_taken"


class UsernameTaken(Conflict):
    code = "account.username_taken"


class NoPassword(Conflict):
    """The account is entered through others only; a reset gives it a password."""

    code = "account.no_password"


class WrongPassword(Unacceptable):
    """Somebody who is logged in did not know the password."""

    code = "account.wrong_password"
    audited = True


class EmailNotVerified(NotPermitted):
    code = "auth.email_not_verified"


@dataclass(frozen=True)
class Username:
    """3–30 visible letters or digits of any script with their marks, and `.`, `_` and `-`; kept in NFC."""

    shown: str

    def __post_init__(self) -> None:
        shown = plain_text(self.shown, "/username", shortest=SHORTEST_USERNAME, longest=LONGEST_USERNAME)
        object.__setattr__(self, "shown", shown)
        if _is_mark(shown[0]) or _INVISIBLE.search(shown) or len(self.key) > LONGEST_USERNAME_KEY:
            raise InvalidField("/username", "username.invalid")
        if not all(character.isalnum() or character in "._-" or _is_mark(character) for character in shown):
            raise InvalidField("/username", "username.invalid")

    @property
    def key(self) -> str:
        return caseless(self.shown)


@dataclass(frozen=True)
class Account:
    """A person's account.

    `password_hash` is what the hasher made of the password, `avatar` names the present picture; both are empty where
    there is none. `login_method` is how the account was made; `version` counts the changes of what its owner is shown.
    """

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
    login_method: LoginMethod = LoginMethod.EMAIL
    time_zone: str = DEFAULT_TIME_ZONE
    avatar: str = ""
    last_login_at: datetime | None = None
    withdrawn_at: datetime | None = None
    consents: tuple[Consent, ...] = ()
    version: int = 1

    @property
    def shown_name(self) -> str:
        return self.name or self.username.shown

    @property
    def addressee(self) -> Addressee:
        """Who gets the mails that it is owed now."""
        return Addressee(self.email.shown, self.language, self.shown_name, self.time_zone)

    @property
    def has_password(self) -> bool:
        return bool(self.password_hash)

    def expect(self, version: int | None) -> None:
        """Refuse a caller who saw another version."""
        if version is not None and version != self.version:
            raise Stale(self)

    def revised(self, **changed: str) -> "Account":
        """With another username, name, company, language or time_zone."""
        return replace(self, **{field: _REVISABLE[field](value) for field, value in changed.items()})

    def pictured(self, avatar: str) -> "Account":
        """With another picture, or (empty) none."""
        return replace(self, avatar=avatar)

    def withdrawn(self, mark: str, now: datetime) -> "Account":
        """Nothing personal is left, and nothing to enter by; address and user name are free for others.

        Of `mark`, random, the last 20 characters are used: a name that others could foretell, they could take.
        """
        handle = f"withdrawn-{mark[-20:]}"
        return replace(
            self,
            email=EmailAddress(f"{handle}@withdrawn.invalid"),
            username=Username(handle),
            name="",
            company="",
            language=Language.KOREAN,
            password_hash="",
            is_verified=False,
            is_active=False,
            time_zone=DEFAULT_TIME_ZONE,
            avatar="",
            last_login_at=None,
            withdrawn_at=now,
        )

    def deactivated(self) -> "Account":
        return replace(self, is_active=False)

    def reactivated(self) -> "Account":
        return replace(self, is_active=True)

    def decided(self, document: Document, version: str | None, now: datetime) -> "Account":
        """Agreed to `version` of a document, or (None) no longer. Raises ConsentNeeded."""
        return replace(self, consents=decided(self.consents, document, version, now))

    def verified(self) -> "Account":
        return replace(self, is_verified=True)

    def claimed(self) -> "Account":
        """Its address belongs to somebody who did not make the account: what the maker knows no longer opens it."""
        return replace(self, is_verified=True, password_hash="")

    @property
    def is_claimable(self) -> bool:
        """Nobody ever proved to own its address."""
        return self.is_active and self.withdrawn_at is None and not self.is_verified

    def claimed_by(self, newcomer: "Account") -> "Account":
        """Of whom its address belongs to: of what its maker said and knows nothing is left."""
        since, method = self.created_at, self.login_method
        return replace(newcomer, id=self.id, created_at=since, login_method=method, version=self.version)

    def logged_in(self, now: datetime) -> "Account":
        """Refuses an address that nobody has proved to own."""
        if not self.is_verified:
            raise EmailNotVerified
        return replace(self, last_login_at=now)


def display_name(value: str) -> str:
    """A name of 2–50 characters on one line, or none."""
    return _line(value, "/name", shortest=SHORTEST_NAME, longest=LONGEST_NAME) if value else ""


def company_name(value: str) -> str:
    return _line(value, "/company", shortest=0, longest=LONGEST_COMPANY)


def time_zone(value: str) -> str:
    """A name of the IANA data base, as `Asia/Seoul`."""
    if value not in _time_zones():
        raise InvalidField("/time_zone", "time_zone.unknown")
    return value


def password_form(value: str) -> str:
    """One form for all ways in which keyboards and clipboards write the same characters (NFKC)."""
    return unicodedata.normalize("NFKC", value)


def new_password(value: str) -> str:
    """A password that may be chosen: 8–128 characters, whatever they are."""
    if len(value) < SHORTEST_PASSWORD:
        raise InvalidField("/password", "text.too_short", shortest=SHORTEST_PASSWORD)
    if len(value) > LONGEST_PASSWORD:
        raise InvalidField("/password", "text.too_long", longest=LONGEST_PASSWORD)
    return value


def _line(value: str, pointer: str, *, shortest: int, longest: int) -> str:
    """One line: what stands in a mail's text must not be able to forge a line of it."""
    text = plain_text(value, pointer, shortest=shortest, longest=longest)
    if not all(character.isprintable() or character == "\u200d" for character in text):
        raise InvalidField(pointer, "text.forbidden_character")
    return text


@cache
def _time_zones() -> frozenset[str]:
    return frozenset(available_timezones()) - {"Factory", "localtime"}


_REVISABLE: dict[str, Any] = {
    "username": Username,
    "name": display_name,
    "company": company_name,
    "language": Language,
    "time_zone": time_zone,
}


def _is_mark(character: str) -> bool:
    return unicodedata.category(character).startswith("M")
