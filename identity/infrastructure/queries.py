"""Questions about people, in batches."""

from collections.abc import Collection
from typing import Any
from uuid import UUID

from identity.contracts import Language, Person
from identity.domain.account import caseless
from identity.infrastructure.models import User

_COLUMNS = ("id", "email", "name", "username", "is_verified", "language")


def people(ids: Collection[UUID]) -> dict[UUID, Person]:
    """Those of `ids` that are there; one statement."""
    return {person.id: person for person in map(_person, _active().filter(id__in=ids).values_list(*_COLUMNS))}


def person_by_email(email: str) -> Person | None:
    row = _active().filter(email_key=caseless(email)).values_list(*_COLUMNS).first()
    return _person(row) if row else None


def people_by_email(emails: Collection[str]) -> dict[str, Person]:
    """Those who are there, by their address in its caseless form; one statement."""
    rows = _active().filter(email_key__in={caseless(email) for email in emails}).values_list(*_COLUMNS)
    return {caseless(person.email): person for person in map(_person, rows)}


def _active() -> Any:
    return User.objects.filter(is_active=True)


def _person(row: Any) -> Person:
    user_id, email, name, username, is_verified, language = row
    return Person(user_id, email, name or username, is_verified, Language(language))
