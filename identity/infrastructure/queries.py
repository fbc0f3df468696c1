"""Questions about people, in batches."""

from collections.abc import Collection
from typing import Any
from uuid import UUID

from core.domain.email import caseless
from core.domain.mail import Addressee
from identity.contracts import Channel, Language, NotificationType, Person, Wishes
from identity.infrastructure.models import User
from identity.infrastructure.preference_store import preferences_of

_ADDRESSEE = ("email", "language", "name", "username", "time_zone")
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


def addressees(ids: Collection[UUID], notification: NotificationType | None = None) -> dict[UUID, Addressee]:
    """Those of `ids` who may be mailed, or who want to be mailed of that; one statement."""
    rows = _active().filter(id__in=ids, is_verified=True).values_list("id", *_ADDRESSEE, "preferences")
    return {user_id: _addressee(*row) for user_id, *row, chosen in rows if _wants(chosen, notification)}


def addressee(user_id: UUID, notification: NotificationType | None = None) -> Addressee | None:
    return addressees([user_id], notification).get(user_id)


def wishes(ids: Collection[UUID]) -> dict[UUID, Wishes]:
    """How those of `ids` who are there want to be told of things; one statement."""
    rows = _active().filter(id__in=ids).values_list("id", "preferences", "is_verified", *_ADDRESSEE)
    return {
        user_id: _wishes(chosen, _addressee(*row) if verified else None) for user_id, chosen, verified, *row in rows
    }


def _wishes(chosen: dict[str, Any], addressee: Addressee | None) -> Wishes:
    preferences = preferences_of(chosen)
    return Wishes(preferences.switches, preferences.quiet_hours, preferences.digest, addressee)


def _wants(chosen: dict[str, Any], notification: NotificationType | None) -> bool:
    return notification is None or preferences_of(chosen).wants(notification, Channel.MAIL)


def _addressee(email: str, language: str, name: str, username: str, time_zone: str) -> Addressee:
    return Addressee(email, Language(language), name or username, time_zone)


def _active() -> Any:
    return User.objects.filter(is_active=True)


def _person(row: Any) -> Person:
    user_id, email, name, username, is_verified, language = row
    return Person(user_id, email, name or username, is_verified, Language(language))
