"""ConcernReads over the tables of the review loop."""

from collections.abc import Collection, Iterator, Mapping
from datetime import date, datetime, timedelta
from typing import Any
from uuid import UUID

from django.db.models import Q

from feedback.application.concern_ports import DueItem, ToldComment, ToldItem
from feedback.application.news import title_of
from feedback.contracts import UNRESOLVED, Author, RoundState
from feedback.infrastructure.mentions import people_kept
from feedback.infrastructure.models import (
    ChangeRecord,
    CommentRecord,
    FeedbackRecord,
    GuestRecord,
    ReactionRecord,
    ReviewerRecord,
    RoundRecord,
    StatusChangeRecord,
)

CHUNK = 500
_TO_THE_MILLISECOND = timedelta(milliseconds=1)


class PostgresConcerns:
    def item(self, project_id: UUID, feedback_id: UUID) -> ToldItem | None:
        held = _items().filter(project_id=project_id, id=feedback_id).select_for_update(of=("self",), no_key=True)
        record = held.first()
        return None if record is None else _item(record)

    def comment(self, feedback_id: UUID, comment_id: UUID) -> ToldComment | None:
        said = CommentRecord.objects.filter(feedback_id=feedback_id, deleted_at=None)
        record = said.select_related("parent").filter(id=comment_id).first()
        if record is None:
            return None
        before = said.filter(created_at__lte=record.created_at).exclude(id=comment_id)
        partners = before.filter(_thread_of(record)) if record.parent else said.none()
        return ToldComment(
            id=record.id,
            text=record.text,
            author=_author(record),
            is_reply=record.parent is not None,
            mentions=people_kept(record.mentions),
            partners=frozenset(partners.values_list("author_id", flat=True)) - {record.author_id},
        )

    def mover(self, feedback_id: UUID, at: datetime) -> Author | None:
        moves = StatusChangeRecord.objects.filter(feedback_id=feedback_id, **_then(at)).order_by("-at")
        record = moves.first()
        return None if record is None else Author(record.by_id, record.by_name, record.by_is_guest)

    def changers(self, feedback_id: UUID, at: datetime) -> Mapping[str, Author]:
        changes = ChangeRecord.objects.filter(feedback_id=feedback_id, **_then(at))
        return {each.field: Author(each.by_id, each.by_name, each.by_is_guest) for each in changes}

    def has_reacted(self, comment_id: UUID, user_id: UUID) -> bool:
        return ReactionRecord.objects.filter(comment_id=comment_id, user_id=user_id).exists()

    def guest(self, guest_id: UUID) -> Author | None:
        name = GuestRecord.objects.filter(id=guest_id).values_list("name", flat=True).first()
        return None if name is None else Author(guest_id, name, is_guest=True)

    def asked(self, video_id: UUID, number: int) -> frozenset[UUID]:
        open_rounds = RoundRecord.objects.filter(state=RoundState.OPEN.value, cut__deleted_at=None)
        latest = open_rounds.filter(video_id=video_id, version_number__lte=number).order_by("-version_number")
        asked = ReviewerRecord.objects.filter(round_id__in=latest.values("id")[:1], is_guest=False)
        return frozenset(asked.values_list("person_id", flat=True))

    def due(self, days: Collection[date]) -> Iterator[DueItem]:
        unresolved = [status.value for status in UNRESOLVED]
        due = _items().filter(due_date__in=list(days), status__in=unresolved).order_by("due_date", "id")
        for record in due.iterator(CHUNK):
            if record.due_date is not None:
                yield DueItem(_item(record), record.due_date)


def _items() -> Any:
    return FeedbackRecord.objects.filter(in_trash=False).select_related("video")


def _item(record: FeedbackRecord) -> ToldItem:
    assignee = record.assignee_id and Author(record.assignee_id, record.assignee_name)
    return ToldItem(
        id=record.id,
        project_id=record.project_id,
        video_id=record.video_id,
        version_id=record.cut_id,
        title=title_of(record.title, record.text, record.video.title),
        text=record.text,
        author=_author(record),
        assignee=assignee or None,
        mentions=people_kept(record.mentions),
    )


def _author(record: FeedbackRecord | CommentRecord) -> Author:
    return Author(record.author_id, record.author_name, record.author_is_guest)


def _thread_of(record: CommentRecord) -> Q:
    """The comment on the item that it all began with, and what was said below it, two levels deep."""
    root = record.parent.parent_id or record.parent_id if record.parent else record.id
    return Q(id=root) | Q(parent_id=root) | Q(parent__parent_id=root)


def _then(at: datetime) -> dict[str, datetime]:
    return {"at__gte": at, "at__lt": at + _TO_THE_MILLISECOND}
