"""Inboxes over their tables: a bounded number of statements, however many people hear of something."""

from collections.abc import Collection, Sequence
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db import connection

from core.domain.clock import Clock
from core.infrastructure.outbox import publish, publish_all
from identity.contracts import NotificationType
from notifications.application.read_models import Reading
from notifications.contracts import (
    InboxEvent,
    NotificationAdded,
    NotificationRead,
    NotificationRemoved,
    NotificationUpdated,
)
from notifications.domain.entry import Entry
from notifications.infrastructure.entries import CHANGING, entry_of, record_of
from notifications.infrastructure.models import EntryRecord, ToldRecord

_HOLD = """
INSERT INTO notifications_inbox (user_id, unread)
SELECT user_id, 0 FROM unnest(%s::uuid[]) AS held (user_id) ORDER BY user_id
ON CONFLICT (user_id) DO UPDATE SET unread = notifications_inbox.unread
"""
_COUNT = """
UPDATE notifications_inbox inbox SET unread = (
    SELECT count(*) FROM notifications_entry
    WHERE recipient_id = inbox.user_id AND read_at IS NULL AND is_shown AND NOT is_away
) WHERE user_id = ANY(%s) RETURNING user_id, unread
"""


class DatabaseInboxes:
    def __init__(self, clock: Clock) -> None:
        self._clock = clock

    def hold(self, user_ids: Collection[UUID]) -> None:
        if user_ids:
            with connection.cursor() as cursor:
                cursor.execute(_HOLD, [sorted(user_ids)])

    def untold(self, user_ids: Collection[UUID], delivery_id: UUID) -> set[UUID]:
        """Under the lock of their inboxes, so nobody else tells them in between."""
        told = ToldRecord.objects.filter(delivery_id=delivery_id, recipient_id__in=user_ids)
        untold = set(user_ids) - set(told.values_list("recipient_id", flat=True))
        at = self._clock()
        ToldRecord.objects.bulk_create(
            ToldRecord(recipient_id=user_id, delivery_id=delivery_id, at=at) for user_id in sorted(untold)
        )
        return untold

    def told(self, delivery_ids: Collection[UUID]) -> dict[UUID, set[UUID]]:
        heard: dict[UUID, set[UUID]] = {delivery_id: set() for delivery_id in delivery_ids}
        rows = ToldRecord.objects.filter(delivery_id__in=list(heard))
        for delivery_id, user_id in rows.values_list("delivery_id", "recipient_id"):
            heard[delivery_id].add(user_id)
        return heard

    def unread_about(self, user_ids: Collection[UUID], kind: NotificationType, subject_id: UUID) -> dict[UUID, Entry]:
        records = EntryRecord.objects.filter(
            recipient_id__in=user_ids, kind=kind.value, subject_id=subject_id, read_at=None
        )
        return {record.recipient_id: entry_of(record) for record in records}

    def save(self, entries: Sequence[Entry]) -> None:
        if not entries:
            return
        EntryRecord.objects.bulk_create(
            map(record_of, entries), update_conflicts=True, unique_fields=["id"], update_fields=list(CHANGING)
        )
        unread = count_anew({entry.recipient_id for entry in entries})
        publish_all([_event(entry, unread[entry.recipient_id]) for entry in entries if entry.is_shown])

    def get(self, user_id: UUID, entry_id: UUID) -> Entry | None:
        record = _shown(user_id).filter(id=entry_id).first()
        return None if record is None else entry_of(record)

    def mark_read(self, entry: Entry, now: datetime) -> int:
        EntryRecord.objects.filter(id=entry.id).update(read_at=entry.read_at, mail_due_at=entry.mail_due_at)
        return _tell_read(entry.recipient_id, Reading(), now, (entry.id,))

    def read_all(self, user_id: UUID, reading: Reading, now: datetime) -> int:
        unread = _shown(user_id).filter(read_at=None)
        if reading.up_to is not None:
            unread = unread.filter(at__lte=reading.up_to)
        if reading.project_id is not None:
            unread = unread.filter(project_id=reading.project_id)
        if unread.update(read_at=now, mail_due_at=None):
            return _tell_read(user_id, reading, now)
        return count_anew({user_id})[user_id]

    def remove(self, entry: Entry) -> None:
        EntryRecord.objects.filter(id=entry.id).delete()
        user_id = entry.recipient_id
        unread = count_anew({user_id})[user_id]
        publish(NotificationRemoved(user_id=user_id, unread=unread, ids=(entry.id,), project_id=None))


def _shown(user_id: UUID) -> Any:
    return EntryRecord.objects.filter(recipient_id=user_id, is_shown=True, is_away=False)


def count_anew(user_ids: Collection[UUID]) -> dict[UUID, int]:
    """Of inboxes that are held."""
    with connection.cursor() as cursor:
        cursor.execute(_COUNT, [sorted(user_ids)])
        return dict(cursor.fetchall())


def _tell_read(user_id: UUID, reading: Reading, at: datetime, ids: tuple[UUID, ...] | None = None) -> int:
    unread = count_anew({user_id})[user_id]
    where: dict[str, Any] = {"ids": ids, "up_to": reading.up_to, "project_id": reading.project_id}
    publish(NotificationRead(user_id=user_id, unread=unread, read_at=at, **where))
    return unread


def _event(entry: Entry, unread: int) -> InboxEvent:
    kind = NotificationAdded if entry.is_new else NotificationUpdated
    return kind(user_id=entry.recipient_id, unread=unread, entry=entry.row())
