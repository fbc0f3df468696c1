"""AccountStore over the user table."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db import IntegrityError, transaction
from django.db.models import Case, F, When

from core.domain.clock import rfc3339
from core.domain.errors import Conflict
from identity.contracts import Language, LoginMethod
from identity.domain.account import Account, Consent, EmailAddress, EmailTaken, Username, UsernameTaken
from identity.infrastructure.models import User

_TAKEN: dict[str | None, type[Conflict]] = {"identity_user_email": EmailTaken, "identity_user_username": UsernameTaken}
_CHANGING = (
    "email", "email_key", "username", "username_key", "name", "company", "language", "time_zone", "avatar", "password",
    "is_verified", "is_active", "last_login", "withdrawn_at", "consents", "version",
)  # fmt: skip
_SHOWN = (
    "email", "username", "name", "company", "language", "time_zone", "avatar", "password", "is_verified",
)  # fmt: skip


class DjangoAccountStore:
    def add(self, account: Account) -> None:
        with _taken():
            _record(account).save(force_insert=True)

    def get(self, account_id: UUID) -> Account | None:
        return _account(User.objects.select_for_update().filter(id=account_id).first())

    def by_id(self, account_id: UUID) -> Account | None:
        return _account(User.objects.filter(id=account_id).first())

    def by_email(self, email: EmailAddress) -> Account | None:
        return _account(User.objects.filter(email_key=email.key).first())

    def save(self, account: Account) -> None:
        """The row's version rises when what its owner is shown changes, whoever changes it."""
        record = _record(account)
        same = When(**{name: getattr(record, name) for name in _SHOWN}, then=F("version"))
        record.version = Case(same, default=F("version") + 1)
        with _taken():
            record.save(force_update=True, update_fields=_CHANGING)


@contextmanager
def _taken() -> Iterator[None]:
    try:
        with transaction.atomic():
            yield
    except IntegrityError as error:
        taken = _TAKEN.get(_broken_constraint(error))
        if taken is None:
            raise
        raise taken from error


def _broken_constraint(error: IntegrityError) -> str | None:
    """Its name, from PostgreSQL's diagnostics: the message also quotes what people typed."""
    diagnostics = getattr(error.__cause__, "diag", None)
    return getattr(diagnostics, "constraint_name", None)


def _record(account: Account) -> User:
    return User(
        id=account.id,
        email=account.email.shown,
        username=account.username.shown,
        name=account.name,
        company=account.company,
        language=account.language.value,
        password=account.password_hash,
        is_verified=account.is_verified,
        is_active=account.is_active,
        created_at=account.created_at,
        login_method=account.login_method.value,
        time_zone=account.time_zone,
        avatar=account.avatar,
        last_login=account.last_login_at,
        withdrawn_at=account.withdrawn_at,
        consents=[_entry(consent) for consent in account.consents],
        version=account.version,
    )


def _account(record: User | None) -> Account | None:
    if record is None:
        return None
    return Account(
        id=record.id,
        email=EmailAddress(record.email),
        username=Username(record.username),
        name=record.name,
        company=record.company,
        language=Language(record.language),
        password_hash=record.password,
        is_verified=record.is_verified,
        is_active=record.is_active,
        created_at=record.created_at,
        login_method=LoginMethod(record.login_method),
        time_zone=record.time_zone,
        avatar=record.avatar,
        last_login_at=record.last_login,
        withdrawn_at=record.withdrawn_at,
        consents=tuple(_consent(entry) for entry in record.consents),
        version=record.version,
    )


def _entry(consent: Consent) -> dict[str, Any]:
    entry = {"document": consent.document, "version": consent.version, "at": rfc3339(consent.at)}
    return entry if consent.agreed else entry | {"agreed": False}


def _consent(entry: dict[str, Any]) -> Consent:
    at = datetime.fromisoformat(entry["at"])
    return Consent(entry["document"], entry["version"], at, entry.get("agreed", True))
