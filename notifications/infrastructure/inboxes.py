"""Inboxes over their tables: a bounded number of statements, however many people hear of something."""

from collections.abc import Collection, Sequence
from uuid import UUID

from django.db import connection

from core.domain.clock import Clock
from core.infrastructure.outbox import publish_all
from identity.contracts import NotificationType
from notifications.contracts import InboxEvent, NotificationAdded, NotificationUpdated
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


def count_anew(user_ids: Collection[UUID]) -> dict[UUID, int]:
    """Of inboxes that are held."""
    with connection.cursor() as cursor:
        cursor.execute(_COUNT, [sorted(user_ids)])
        return dict(cursor.fetchall())


def _event(entry: Entry, unread: int) -> InboxEvent:
    kind = NotificationAdded if entry.is_new else NotificationUpdated
    return kind(user_id=entry.recipient_id, unread=unread, entry=entry.row())
