"""FeedbackItems over PostgreSQL."""

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.db import connection
from django.db.models import Q, QuerySet

from core.application.ports import EventPublisher
from core.domain.events import Event
from core.infrastructure import outbox
from feedback.contracts import UNRESOLVED, Author, FeedbackStatus, VideoStatus
from feedback.domain.feedback_item import FeedbackItem, Origin
from feedback.domain.footage import Footage
from feedback.domain.note import Note
from feedback.domain.position import Position
from feedback.infrastructure.counters import count
from feedback.infrastructure.mentions import kept_people, people_kept
from feedback.infrastructure.models import FeedbackRecord, StatusChangeRecord, VersionRecord
from feedback.infrastructure.priorities import PRIORITIES, RANKS

# One statement, because Django's cascade would take one for each table after a SELECT.
_DELETE = """
WITH history AS (DELETE FROM feedback_status_change WHERE feedback_id = %(id)s),
     changes AS (DELETE FROM feedback_change WHERE feedback_id = %(id)s),
     marks AS (DELETE FROM feedback_read_mark WHERE feedback_id = %(id)s),
     reactions AS (DELETE FROM feedback_reaction WHERE feedback_id = %(id)s),
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

    def on_version(self, version_id: UUID) -> list[FeedbackItem]:
        return _locked(FeedbackRecord.objects.filter(cut_id=version_id, in_trash=False))

    def unresolved_on(self, version_ids: Collection[UUID]) -> list[FeedbackItem]:
        waiting = {"cut_id__in": version_ids, "status__in": UNRESOLVED, "in_trash": False}
        return _locked(FeedbackRecord.objects.filter(**waiting))

    def hold(self, version_ids: Collection[UUID], *, unresolved_on: Collection[UUID]) -> None:
        waiting = Q(cut_id__in=unresolved_on, status__in=UNRESOLVED)
        held = FeedbackRecord.objects.filter(Q(cut_id__in=version_ids) | waiting)
        list(held.select_for_update().order_by("id").values_list("id"))

    def add(self, item: FeedbackItem) -> None:
        FeedbackRecord(id=item.id, created_at=item.created_at, **_columns(item)).save(force_insert=True)
        count(item.project_id, {item.counted_as: 1})
        self._tell(item)

    def save(self, item: FeedbackItem) -> None:
        FeedbackRecord.objects.filter(id=item.id).update(**_columns(item))
        if item.counted_as != item.was_counted_as:
            count(item.project_id, {item.was_counted_as: -1, item.counted_as: 1})
        self._keep_history(item)
        self._tell(item)

    def save_all(self, items: Sequence[FeedbackItem]) -> None:
        for item in items:
            FeedbackRecord.objects.filter(id=item.id).update(**_columns(item))
        self.publish_all([fact for item in items for fact in item.facts])

    def hide(self, project_id: UUID, version_ids: Collection[UUID], *, but: Collection[UUID] = ()) -> None:
        _told(_HIDE, project_id, version_ids, but)

    def show(self, project_id: UUID, version_ids: Collection[UUID]) -> list[FeedbackItem]:
        _told(_SHOW, project_id, version_ids)
        return _locked(FeedbackRecord.objects.filter(cut_id__in=version_ids))

    def remove(self, item: FeedbackItem) -> None:
        _delete_with_belongings(item.id)
        count(item.project_id, {item.was_counted_as: -1})
        self._tell(item)

    def _keep_history(self, item: FeedbackItem) -> None:
        StatusChangeRecord.objects.bulk_create(
            StatusChangeRecord(
                feedback_id=item.id,
                at=move.at,
                by_id=move.by.id,
                by_name=move.by.name,
                previous_status=move.previous,
                status=move.status,
            )
            for move in item.moves
        )

    def _tell(self, item: FeedbackItem) -> None:
        for fact in item.facts:
            self.publish(fact)


def _locked(which: "QuerySet[FeedbackRecord]") -> list[FeedbackItem]:
    """In the order of ids. What they lie on is read when they are held: by a join, PostgreSQL would look for an item
    that was carried on meanwhile beside its old version, and not find it."""
    records = list(which.select_for_update().order_by("id"))
    cuts = VersionRecord.objects.select_related("video").in_bulk({record.cut_id for record in records})
    return [_item(record, cuts[record.cut_id]) for record in records]


def footage_of(cut: VersionRecord) -> Footage:
    """What a version's items lie on; `cut.video` is loaded."""
    return Footage(
        project_id=cut.project_id,
        video_id=cut.video_id,
        version_id=cut.id,
        version_number=cut.number,
        video_title=cut.video.title,
        status=VideoStatus(cut.status),
        frame_rate=cut.frame_rate,
        frame_count=cut.frame_count,
        duration=cut.duration,
        start_timecode=cut.start_timecode,
    )


def _item(record: FeedbackRecord, cut: VersionRecord) -> FeedbackItem:
    status, priority = FeedbackStatus(record.status), PRIORITIES[record.priority]
    return FeedbackItem(
        id=record.id,
        footage=footage_of(cut),
        note=_note(record),
        position=Position(record.timestamp, record.frame),
        status=status,
        author=Author(record.author_id, record.author_name, record.author_is_guest),
        comment_count=record.comment_count,
        reaction_count=record.reaction_count,
        created_at=record.created_at,
        updated_at=record.updated_at,
        version=record.version,
        was_counted_as=(status, priority),
        origin=_origin(record),
    )


def _note(record: FeedbackRecord) -> Note:
    assignee = None if record.assignee_id is None else Author(record.assignee_id, record.assignee_name)
    return Note(
        title=record.title,
        text=record.text,
        priority=PRIORITIES[record.priority],
        assignee=assignee,
        due_date=record.due_date,
        tags=tuple(record.tags),
        mentions=people_kept(record.mentions),
    )


def _origin(record: FeedbackRecord) -> Origin | None:
    number, carried_at = record.origin_version_number, record.carried_at
    if record.origin_version_id is None or number is None or carried_at is None:
        return None
    position = Position(record.origin_timestamp, record.origin_frame)
    return Origin(record.origin_version_id, number, position, carried_at)


def _columns(item: FeedbackItem) -> dict[str, Any]:
    """All but what never changes after the insert."""
    return {
        "project_id": item.project_id,
        "video_id": item.footage.video_id,
        "cut_id": item.footage.version_id,
        "timestamp": item.position.timestamp,
        "frame": item.position.frame,
        "status": item.status,
        "author_id": item.author.id,
        "author_name": item.author.name,
        "author_is_guest": item.author.is_guest,
        "comment_count": item.comment_count,
        "reaction_count": item.reaction_count,
        "updated_at": item.updated_at,
        "version": item.version,
        **_note_columns(item.note),
        **_origin_columns(item.origin),
    }


def _note_columns(note: Note) -> dict[str, Any]:
    return {
        "title": note.title,
        "text": note.text,
        "priority": RANKS[note.priority],
        "assignee_id": note.assignee.id if note.assignee else None,
        "assignee_name": note.assignee.name if note.assignee else "",
        "due_date": note.due_date,
        "tags": list(note.tags),
        "mentions": kept_people(note.mentions),
    }


def _origin_columns(origin: Origin | None) -> dict[str, Any]:
    return {
        "origin_version_id": origin.version_id if origin else None,
        "origin_version_number": origin.number if origin else None,
        "origin_timestamp": origin.position.timestamp if origin else None,
        "origin_frame": origin.position.frame if origin else None,
        "carried_at": origin.carried_at if origin else None,
    }


def _told(statement: str, project_id: UUID, version_ids: Collection[UUID], but: Collection[UUID] = ()) -> None:
    with connection.cursor() as cursor:
        cursor.execute(statement, {"project": project_id, "versions": list(version_ids), "but": list(but)})


def _delete_with_belongings(feedback_id: UUID) -> None:
    with connection.cursor() as cursor:
        cursor.execute(_DELETE, {"id": feedback_id})
