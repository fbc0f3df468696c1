"""FeedbackItems over PostgreSQL."""

from collections import Counter
from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.db import connection
from django.db.models import Q, QuerySet

from core.application.ports import EventPublisher
from core.domain.events import Event
from core.infrastructure import outbox
from feedback.contracts import UNRESOLVED, FeedbackStatus, Priority
from feedback.domain.feedback_item import FeedbackItem
from feedback.infrastructure.counters import count
from feedback.infrastructure.item_history import remember
from feedback.infrastructure.item_mapping import columns_of, item_of
from feedback.infrastructure.models import FeedbackRecord, VersionRecord

# One statement, because Django's cascade would take one for each table after a SELECT.
_DELETE = """
WITH history AS (DELETE FROM feedback_status_change WHERE feedback_id = %(id)s),
     changes AS (DELETE FROM feedback_change WHERE feedback_id = %(id)s),
     marks AS (DELETE FROM feedback_read_mark WHERE feedback_id = %(id)s),
     reactions AS (DELETE FROM feedback_reaction WHERE feedback_id = %(id)s),
     edits AS (
         DELETE FROM feedback_comment_edit
         WHERE comment_id IN (SELECT id FROM feedback_comment WHERE feedback_id = %(id)s)
     ),
     conversation AS (DELETE FROM feedback_comment WHERE feedback_id = %(id)s)
DELETE FROM feedback_item WHERE id = %(id)s
"""
# Rows are locked in the order in which everybody locks them, the totals after the rows and in one order, too.
_MOVE = """
WITH held AS (
    SELECT id FROM feedback_item
    WHERE version_id = ANY(%(versions)s) AND in_trash <> {hidden} AND id <> ALL(%(but)s) ORDER BY id FOR NO KEY UPDATE
), moved AS (
    UPDATE feedback_item SET in_trash = {hidden} FROM held WHERE feedback_item.id = held.id
    RETURNING feedback_item.status, feedback_item.priority
)
INSERT INTO feedback_counter (project_id, status, priority, count)
SELECT %(project)s, status, priority, {sign}count(*) FROM moved GROUP BY status, priority ORDER BY status, priority
ON CONFLICT (project_id, status, priority) DO UPDATE SET count = feedback_counter.count + excluded.count
"""
_SAVE_MOVED = """
UPDATE feedback_item SET status = moved.status, resolution = moved.resolution, updated_at = moved.at,
    version = moved.version
FROM unnest(%(ids)s::uuid[], %(statuses)s::text[], %(resolutions)s::text[], %(times)s::timestamptz[],
    %(versions)s::integer[]) AS moved (id, status, resolution, at, version)
WHERE feedback_item.id = moved.id
"""
_HIDE = _MOVE.format(hidden="true", sign="-")
_SHOW = _MOVE.format(hidden="false", sign="")


@dataclass(frozen=True)
class PostgresFeedbackItems:
    """Rows are locked by `get` and `on_version`; facts are published last, when every row lock is held."""

    publish: EventPublisher
    publish_all: Callable[[Sequence[Event]], None] = outbox.publish_all

    def get(self, project_id: UUID, feedback_id: UUID) -> FeedbackItem | None:
        found = _locked(FeedbackRecord.objects.filter(id=feedback_id, project_id=project_id, in_trash=False))
        return found[0] if found else None

    def anywhere(self, project_id: UUID, feedback_id: UUID) -> tuple[FeedbackItem, bool] | None:
        wanted = FeedbackRecord.objects.filter(id=feedback_id, project_id=project_id)
        found = _locked(wanted)
        return (found[0], wanted.values_list("in_trash", flat=True).get()) if found else None

    def several(self, project_id: UUID, feedback_ids: Collection[UUID]) -> list[FeedbackItem]:
        return _locked(FeedbackRecord.objects.filter(id__in=feedback_ids, project_id=project_id, in_trash=False))

    def on_version(self, version_id: UUID) -> list[FeedbackItem]:
        return _locked(FeedbackRecord.objects.filter(cut_id=version_id, in_trash=False))

    def unresolved_on(self, version_ids: Collection[UUID]) -> list[FeedbackItem]:
        waiting = {"cut_id__in": version_ids, "status__in": UNRESOLVED, "in_trash": False}
        return _locked(FeedbackRecord.objects.filter(**waiting))

    def assigned_to(self, project_id: UUID, user_id: UUID, most: int, *, in_trash: bool) -> list[FeedbackItem]:
        theirs = {"project_id": project_id, "assignee_id": user_id, "in_trash": in_trash}
        return _locked(FeedbackRecord.objects.filter(**theirs), most)

    def hold(self, version_ids: Collection[UUID], *, unresolved_on: Collection[UUID]) -> None:
        waiting = Q(cut_id__in=unresolved_on, status__in=UNRESOLVED)
        held = FeedbackRecord.objects.filter(Q(cut_id__in=version_ids) | waiting)
        list(held.select_for_update().order_by("id").values_list("id"))

    def add(self, item: FeedbackItem) -> None:
        FeedbackRecord(id=item.id, created_at=item.created_at, **columns_of(item)).save(force_insert=True)
        count(item.project_id, {item.counted_as: 1})
        self._tell(item)

    def save(self, item: FeedbackItem) -> None:
        FeedbackRecord.objects.filter(id=item.id).update(**columns_of(item))
        if item.counted_as != item.was_counted_as:
            count(item.project_id, {item.was_counted_as: -1, item.counted_as: 1})
        remember([item])
        self._tell(item)

    def save_all(self, items: Sequence[FeedbackItem]) -> None:
        for item in items:
            FeedbackRecord.objects.filter(id=item.id).update(**columns_of(item))
        self.publish_all([fact for item in items for fact in item.facts])

    def save_moved(self, project_id: UUID, items: Sequence[FeedbackItem]) -> None:
        _execute(
            _SAVE_MOVED,
            ids=[item.id for item in items],
            statuses=[item.status.value for item in items],
            resolutions=[item.resolution and item.resolution.value for item in items],
            times=[item.updated_at for item in items],
            versions=[item.version for item in items],
        )
        count(project_id, _balance(items))
        remember(items)
        self.publish_all([fact for item in items for fact in item.facts])

    def hide(self, project_id: UUID, version_ids: Collection[UUID], *, but: Collection[UUID] = ()) -> None:
        _execute(_HIDE, project=project_id, versions=list(version_ids), but=list(but))

    def show(self, project_id: UUID, version_ids: Collection[UUID]) -> list[FeedbackItem]:
        _execute(_SHOW, project=project_id, versions=list(version_ids), but=[])
        return _locked(FeedbackRecord.objects.filter(cut_id__in=version_ids))

    def remove(self, item: FeedbackItem) -> None:
        _execute(_DELETE, id=item.id)
        count(item.project_id, {item.was_counted_as: -1})
        self._tell(item)

    def drop(self, item: FeedbackItem) -> None:
        _execute(_DELETE, id=item.id)

    def _tell(self, item: FeedbackItem) -> None:
        for fact in item.facts:
            self.publish(fact)


def _locked(which: "QuerySet[FeedbackRecord]", most: int | None = None) -> list[FeedbackItem]:
    """In the order of ids. What they lie on is read when they are held: by a join, PostgreSQL would look for an item
    that was carried on meanwhile beside its old version, and not find it."""
    records = list(which.select_for_update().order_by("id")[:most])
    cuts = VersionRecord.objects.select_related("video").in_bulk({record.cut_id for record in records})
    return [item_of(record, cuts[record.cut_id]) for record in records]


def _balance(items: Sequence[FeedbackItem]) -> dict[tuple[FeedbackStatus, Priority], int]:
    """How the totals change."""
    balance: Counter[tuple[FeedbackStatus, Priority]] = Counter()
    for item in items:
        balance[item.was_counted_as] -= 1
        balance[item.counted_as] += 1
    return {counted_as: number for counted_as, number in balance.items() if number}


def _execute(statement: str, **parameters: Any) -> None:
    with connection.cursor() as cursor:
        cursor.execute(statement, parameters)
