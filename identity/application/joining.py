"""What whoever wants an account says, and the account that comes of it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from uuid import UUID

from core.domain.email import EmailAddress
from identity.application.chosen_passwords import chosen
from identity.application.ports import Passwords
from identity.contracts import Language, Newcomer
from identity.domain.account import Account, Username, company_name, display_name
from identity.domain.consents import Consent, Document, agreed


@dataclass(frozen=True)
class RegisterAccount:
    """`consents`: document (terms, privacy, marketing) → version agreed to."""

    email: str
    password: str = field(repr=False)
    username: str
    name: str
    company: str
    language: Language
    consents: Mapping[str, str]


def checked(command: RegisterAccount, account_id: UUID, passwords: Passwords, now: datetime) -> Newcomer:
    """Hashes the password, which is slow: outside any unit of work. Raises InvalidField."""
    email, username = EmailAddress(command.email), Username(command.username)
    name, company = display_name(command.name), company_name(command.company)
    password = chosen(command.password, passwords)
    return Newcomer(
        id=account_id,
        email=email.shown,
        username=username.shown,
        name=name,
        company=company,
        language=command.language,
        consents={consent.document: consent.version for consent in _consents(command.consents, now)},
        password_hash=passwords.hash(password),
    )


def account_of(newcomer: Newcomer, now: datetime, *, is_verified: bool) -> Account:
    return Account(
        id=newcomer.id,
        email=EmailAddress(newcomer.email),
        username=Username(newcomer.username),
        name=newcomer.name,
        company=newcomer.company,
        language=newcomer.language,
        password_hash=newcomer.password_hash,
        is_verified=is_verified,
        is_active=True,
        created_at=now,
        consents=_consents(newcomer.consents, now),
    )


def _consents(versions: Mapping[str, str], now: datetime) -> tuple[Consent, ...]:
    return agreed({Document(name): version for name, version in versions.items()}, now)
