"""Entries whose reason has gone."""

from collections.abc import Callable, Collection, Sequence
from uuid import UUID

from django.db.models import Q

from core.infrastructure.outbox import publish_all
from identity.contracts import NotificationType
from notifications.contracts import InboxEvent, NotificationRemoved, NotificationUpdated
from notifications.domain.entry import Entry
from notifications.infrastructure.entries import CHANGING, entry_of, record_of
from notifications.infrastructure.inboxes import DatabaseInboxes, count_anew
from notifications.infrastructure.models import EntryRecord


def take_back(ids: Collection[UUID], inboxes: DatabaseInboxes) -> None:
    wanted = Q(subject_id__in=ids) | Q(thread_id__in=ids) | Q(sources__overlap=list(ids))
    _settle(_held(wanted, inboxes), lambda entry: entry.without(ids))


def undo(kind: NotificationType, subject_id: UUID, actor_id: UUID, inboxes: DatabaseInboxes) -> None:
    acted = Q(kind=kind.value, subject_id=subject_id, read_at=None, actors__contains=[{"id": str(actor_id)}])
    _settle(_held(acted, inboxes), lambda entry: entry.undone_by(actor_id))


def _held(wanted: Q, inboxes: DatabaseInboxes) -> list[Entry]:
    """Read again when their inboxes are held."""
    inboxes.hold(set(EntryRecord.objects.filter(wanted).values_list("recipient_id", flat=True)))
    return [entry_of(record) for record in EntryRecord.objects.filter(wanted).order_by("recipient_id", "id")]


def _settle(entries: Sequence[Entry], is_left: Callable[[Entry], bool]) -> None:
    if not entries:
        return
    changed = [entry for entry in entries if is_left(entry)]
    left = {entry.id for entry in changed}
    gone = [entry for entry in entries if entry.id not in left]
    EntryRecord.objects.filter(id__in=[entry.id for entry in gone]).delete()
    EntryRecord.objects.bulk_update(map(record_of, changed), CHANGING)
    unread = count_anew({entry.recipient_id for entry in (*gone, *changed)})
    events: list[InboxEvent] = [
        NotificationUpdated(user_id=entry.recipient_id, unread=unread[entry.recipient_id], entry=entry.row())
        for entry in changed
        if entry.is_shown
    ]
    for entry in gone:
        user_id = entry.recipient_id
        events.append(NotificationRemoved(user_id=user_id, unread=unread[user_id], ids=(entry.id,), project_id=None))
    publish_all(events)
