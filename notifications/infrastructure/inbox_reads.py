"""InboxQueries: rows, their number and their place in the person's stream come from one statement."""

from collections.abc import Collection
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db.models import OuterRef, Q, Subquery, Value
from django.db.models.functions import Coalesce

from core.domain.errors import InvalidField
from core.domain.events import user_channel
from core.domain.ids import parse_id
from core.domain.pages import CursorPage
from core.infrastructure import streams
from core.infrastructure.models import ChannelRecord
from notifications.application.read_models import InboxWanted, KeptEntry, KeptPage
from notifications.infrastructure.entries import entry_of
from notifications.infrastructure.models import EntryRecord, InboxRecord


class DatabaseInboxQueries:
    def page(self, user_id: UUID, project_ids: Collection[UUID], wanted: InboxWanted) -> KeptPage:
        records = _records(user_id, project_ids, wanted)
        if not records or records[0].seq is None:
            # The place first and what stands at it again: news in between are told twice, never lost.
            head = streams.head(user_channel(user_id))
            place, unread = (head.seq, head.epoch), self.unread(user_id)
            records = _records(user_id, project_ids, wanted)
        if records:
            place, unread = (records[0].seq, str(records[0].epoch)), records[0].unread
        shown = records[: wanted.cursor.size]
        following = _key(shown[-1]) if len(records) > len(shown) else None
        return KeptPage(CursorPage(tuple(map(_kept, shown)), following, *place), unread)

    def unread(self, user_id: UUID) -> int:
        return InboxRecord.objects.filter(user_id=user_id).values_list("unread", flat=True).first() or 0


def _records(user_id: UUID, project_ids: Collection[UUID], wanted: InboxWanted) -> list[Any]:
    """One more than is wanted, where there are as many."""
    return list(_placed(_matching(user_id, project_ids, wanted), user_id)[: wanted.cursor.size + 1])


def _matching(user_id: UUID, project_ids: Collection[UUID], wanted: InboxWanted) -> Any:
    records = EntryRecord.objects.filter(
        recipient_id=user_id, is_shown=True, is_away=False, project_id__in=list(project_ids)
    )
    if wanted.is_unread is not None:
        records = records.filter(read_at__isnull=wanted.is_unread)
    if wanted.types:
        records = records.filter(kind__in=[kind.value for kind in wanted.types])
    if wanted.cursor.after is not None:
        at, entry_id = _parsed(wanted.cursor.after)
        records = records.filter(Q(at__lt=at) | Q(at=at, id__lt=entry_id))
    return records.order_by("-at", "-id")


def _placed(records: Any, user_id: UUID) -> Any:
    channel = ChannelRecord.objects.filter(name=user_channel(user_id))
    counted = InboxRecord.objects.filter(user_id=OuterRef("recipient_id"))
    return records.annotate(
        seq=Subquery(channel.values("seq")),
        epoch=Subquery(channel.values("epoch")),
        unread=Coalesce(Subquery(counted.values("unread")), Value(0)),
    )


def _kept(record: EntryRecord) -> KeptEntry:
    entry = entry_of(record)
    return KeptEntry(entry.row(), entry.pictures)


def _key(record: EntryRecord) -> tuple[str, str]:
    return record.at.isoformat(), str(record.id)


def _parsed(key: tuple[str, ...]) -> tuple[datetime, UUID]:
    try:
        at, entry_id = datetime.fromisoformat(key[0]), parse_id(key[1])
    except (IndexError, ValueError):
        entry_id = None
    if entry_id is None or at.tzinfo is None:
        raise InvalidField("/cursor", "field.invalid")
    return at, entry_id
