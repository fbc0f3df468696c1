"""Entries between their table and the domain."""

from typing import Any
from uuid import UUID

from identity.contracts import NotificationType
from notifications.contracts import EntryActor
from notifications.domain.entry import Entry
from notifications.infrastructure.models import EntryRecord

_ALIKE = (
    "id",
    "recipient_id",
    "project_id",
    "what",
    "subject_id",
    "subject",
    "text",
    "path",
    "at",
    "created_at",
    "count",
    "read_at",
    "is_shown",
    "is_away",
    "mail_due_at",
    "mailed_at",
    "thread_id",
)
CHANGING = (
    "what",
    "subject",
    "text",
    "path",
    "at",
    "actors",
    "count",
    "pictures",
    "read_at",
    "is_shown",
    "is_away",
    "mail_due_at",
    "mailed_at",
    "thread_id",
    "sources",
)


def entry_of(record: EntryRecord) -> Entry:
    return Entry(
        kind=NotificationType(record.kind),
        actors=tuple(map(_actor, record.actors)),
        pictures=tuple(record.pictures),
        sources=tuple(record.sources),
        **{name: getattr(record, name) for name in _ALIKE},
    )


def record_of(entry: Entry) -> EntryRecord:
    return EntryRecord(
        kind=entry.kind.value,
        actors=[actor.wire() for actor in entry.actors],
        pictures=list(entry.pictures),
        sources=list(entry.sources),
        **{name: getattr(entry, name) for name in _ALIKE},
    )


def _actor(stored: dict[str, Any]) -> EntryActor:
    return EntryActor(UUID(stored["id"]), stored["name"], stored["is_guest"])
