"""Questions about people, in batches."""

from collections.abc import Collection
from typing import Any
from uuid import UUID

from identity.contracts import Person
from identity.domain.account import caseless
from identity.infrastructure.models import User

_COLUMNS = ("id", "email", "name", "username", "is_verified")


def people(ids: Collection[UUID]) -> dict[UUID, Person]:
    """Those of `ids` that are there; one statement."""
    return {person.id: person for person in map(_person, _active().filter(id__in=ids).values_list(*_COLUMNS))}


def person_by_email(email: str) -> Person | None:
    row = _active().filter(email_key=caseless(email)).values_list(*_COLUMNS).first()
    return _person(row) if row else None


def _active() -> Any:
    return User.objects.filter(is_active=True)


def _person(row: Any) -> Person:
    user_id, email, name, username, is_verified = row
    return Person(id=user_id, email=email, name=name or username, verified=is_verified)
