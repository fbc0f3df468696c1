"""Outgoing over the entries."""

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

from notifications.domain.entry import Entry
from notifications.infrastructure.entries import entry_of, record_of
from notifications.infrastructure.models import EntryRecord, InboxRecord

LOOKED_AT = 200


class DatabaseOutgoing:
    def next_due(self, now: datetime) -> tuple[UUID, list[Entry]] | None:
        due = EntryRecord.objects.filter(mail_due_at__lte=now)
        first = list(due.order_by("mail_due_at").values_list("recipient_id", flat=True)[:LOOKED_AT])
        inboxes = InboxRecord.objects.filter(user_id__in=first).order_by("user_id")
        inbox = inboxes.select_for_update(skip_locked=True).first() if first else None
        if inbox is None:
            return None
        return inbox.user_id, [entry_of(record) for record in due.filter(recipient_id=inbox.user_id).order_by("at")]

    def settle(self, entries: Sequence[Entry]) -> None:
        over = [entry.id for entry in entries if entry.has_had_its_time]
        EntryRecord.objects.filter(id__in=over).delete()
        kept = [record_of(entry) for entry in entries if not entry.has_had_its_time]
        EntryRecord.objects.bulk_update(kept, ["mail_due_at", "mailed_at"])
