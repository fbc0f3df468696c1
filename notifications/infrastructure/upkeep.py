"""InboxUpkeep: a few statements each, however many entries there are."""

from collections.abc import Callable, Collection
from datetime import datetime
from itertools import groupby
from typing import Any
from uuid import UUID

from django.db import connection
from django.db.models import Q

from core.infrastructure.outbox import publish_all
from identity.contracts import NotificationType
from notifications.contracts import (
    EntryActor,
    InboxEvent,
    NotificationActorRenamed,
    NotificationRemoved,
    NotificationReset,
)
from notifications.infrastructure import taking_back
from notifications.infrastructure.inboxes import DatabaseInboxes, count_anew
from notifications.infrastructure.models import EntryRecord, InboxRecord, ProjectPreferencesRecord, ToldRecord

CHUNK = 200
_RENAME = """
UPDATE notifications_entry SET actors = (
    SELECT jsonb_agg(CASE WHEN actor->>'id' = %(id)s THEN actor || jsonb_build_object('name', %(name)s::text)
        ELSE actor END ORDER BY place)
    FROM jsonb_array_elements(actors) WITH ORDINALITY AS acted (actor, place)
) WHERE id = ANY(%(entries)s)
"""


class DatabaseInboxUpkeep:
    def __init__(self, inboxes: DatabaseInboxes) -> None:
        self._inboxes = inboxes

    def drop_of_project(self, project_id: UUID, user_id: UUID) -> None:
        self._inboxes.hold([user_id])
        ProjectPreferencesRecord.objects.filter(user_id=user_id, project_id=project_id).delete()
        gone, _ = EntryRecord.objects.filter(recipient_id=user_id, project_id=project_id).delete()
        if gone:
            _tell({user_id}, _removal(project_id))

    def settle(self, project_id: UUID, members: Collection[UUID], is_living: Callable[[], bool]) -> None:
        self._inboxes.hold(members)
        is_away = not is_living()
        _tell(_moved(project_id, is_away=is_away), (_removal if is_away else _return)(project_id))

    def purge(self, project_id: UUID) -> None:
        entries = EntryRecord.objects.filter(project_id=project_id)
        touched = _readers(entries)
        self._inboxes.hold(touched)
        entries.delete()
        ProjectPreferencesRecord.objects.filter(project_id=project_id).delete()
        count_anew(touched)

    def rename(self, actor: EntryActor) -> None:
        self._inboxes.hold(_readers(_acted(actor)))
        _rename(actor)

    def erase(self, user_id: UUID, name: str) -> None:
        actor = EntryActor(user_id, name)
        self._inboxes.hold({user_id, *_readers(_acted(actor))})
        _rename(actor)
        EntryRecord.objects.filter(recipient_id=user_id).delete()
        ToldRecord.objects.filter(recipient_id=user_id).delete()
        ProjectPreferencesRecord.objects.filter(user_id=user_id).delete()
        InboxRecord.objects.filter(user_id=user_id).delete()

    def take_back(self, ids: Collection[UUID]) -> None:
        taking_back.take_back(ids, self._inboxes)

    def undo(self, kind: NotificationType, subject_id: UUID, actor_id: UUID) -> None:
        taking_back.undo(kind, subject_id, actor_id, self._inboxes)

    def forget_told(self, before: datetime) -> None:
        ToldRecord.objects.filter(at__lt=before).delete()

    def drop_old(self, read_before: datetime, before: datetime) -> bool:
        had = EntryRecord.objects.filter(Q(at__lt=before) | Q(at__lt=read_before, read_at__lt=read_before))
        found = list(had.order_by("recipient_id", "id").values_list("recipient_id", "id")[:CHUNK])
        self._inboxes.hold({user_id for user_id, _ in found})
        had.filter(id__in=[entry_id for _, entry_id in found]).delete()
        gone = {user_id: tuple(each[1] for each in rows) for user_id, rows in groupby(found, key=lambda row: row[0])}
        _tell(
            gone.keys(),
            lambda user_id, unread: NotificationRemoved(
                user_id=user_id, unread=unread, ids=gone[user_id], project_id=None
            ),
        )
        return len(found) == CHUNK


def _readers(entries: Any) -> set[UUID]:
    return set(entries.values_list("recipient_id", flat=True).distinct())


def _acted(actor: EntryActor) -> Any:
    """Entries in which they act under another name."""
    acted = EntryRecord.objects.filter(actors__contains=[{"id": str(actor.id)}])
    return acted.exclude(actors__contains=[{"id": str(actor.id), "name": actor.name}])


def _moved(project_id: UUID, *, is_away: bool) -> set[UUID]:
    """Whose entries have changed."""
    entries = EntryRecord.objects.filter(project_id=project_id, is_away=not is_away)
    touched = _readers(entries)
    entries.update(is_away=is_away)
    return touched


def _rename(actor: EntryActor) -> None:
    acted = _acted(actor)
    touched = _readers(acted)
    with connection.cursor() as cursor:
        ids = list(acted.values_list("id", flat=True))
        cursor.execute(_RENAME, {"id": str(actor.id), "name": actor.name, "entries": ids})
    _tell(touched, lambda reader, unread: NotificationActorRenamed(user_id=reader, unread=unread, actor=actor))


def _return(project_id: UUID) -> Callable[[UUID, int], InboxEvent]:
    return lambda user_id, unread: NotificationReset(user_id=user_id, unread=unread, project_id=project_id)


def _removal(project_id: UUID) -> Callable[[UUID, int], InboxEvent]:
    return lambda user_id, unread: NotificationRemoved(user_id=user_id, unread=unread, ids=None, project_id=project_id)


def _tell(user_ids: Collection[UUID], event: Callable[[UUID, int], InboxEvent]) -> None:
    if user_ids:
        unread = count_anew(user_ids)
        publish_all([event(user_id, unread[user_id]) for user_id in sorted(unread)])
