"""FeedbackReads over PostgreSQL: flat rows, two statements whatever the page size."""

from typing import Any
from uuid import UUID

from django.db.models import F, OrderBy, QuerySet

from core.domain.pages import CursorPage, CursorRequest, Page
from feedback.application.read_models import FeedbackPage, FeedbackQuestion, Sort
from feedback.contracts import Author, CarriedFrom, CommentRow, FeedbackRow, FeedbackStatus, VideoStatus
from feedback.domain.footage import timecode_at
from feedback.infrastructure.comment_cursor import after_key, key_after
from feedback.infrastructure.mentions import people_kept
from feedback.infrastructure.models import CommentRecord, FeedbackRecord
from feedback.infrastructure.positions import Totals, comments_position, list_position
from feedback.infrastructure.priorities import PRIORITIES, RANKS
from projects.contracts import ProjectGrant

_COLUMNS = (
    "id",
    "project_id",
    "video_id",
    "cut_id",
    "cut__number",
    "video__title",
    "cut__status",
    "title",
    "text",
    "timestamp",
    "frame",
    "cut__frame_rate",
    "cut__start_timecode",
    "status",
    "priority",
    "author_id",
    "author_name",
    "author_is_guest",
    "assignee_id",
    "assignee_name",
    "due_date",
    "tags",
    "mentions",
    "comment_count",
    "reaction_count",
    "created_at",
    "updated_at",
    "version",
    "origin_version_id",
    "origin_version_number",
)
_COMMENT_COLUMNS = (
    "id",
    "feedback_id",
    "parent_id",
    "text",
    "author_id",
    "author_name",
    "author_is_guest",
    "created_at",
    "updated_at",
)
_NEWEST = ("-created_at", "-id")
_ORDERS: dict[Sort, tuple[str | OrderBy, ...]] = {
    Sort.NEWEST: _NEWEST,
    Sort.OLDEST: ("created_at", "id"),
    Sort.TIMECODE: (F("timestamp").asc(nulls_last=True), "created_at", "id"),
    Sort.PRIORITY: ("-priority", *_NEWEST),
}


class PostgresFeedbackReads:
    def page(self, grant: ProjectGrant, question: FeedbackQuestion) -> FeedbackPage:
        """The stream's position is read before the rows: an event in between is told twice, never lost."""
        totals = list_position(grant.project_id, question)
        wanted = question.page
        records = _matching(grant.project_id, question).order_by(*_ORDERS[question.sort])
        rows = records.values_list(*_COLUMNS)[wanted.offset : wanted.offset + wanted.size]
        page = Page(tuple(_row(values) for values in rows), totals.matching, totals.seq, totals.epoch)
        return FeedbackPage(page, _stats(totals))

    def row(self, grant: ProjectGrant, feedback_id: UUID) -> FeedbackRow | None:
        records = FeedbackRecord.objects.filter(project_id=grant.project_id, id=feedback_id, in_trash=False)
        values = records.values_list(*_COLUMNS).first()
        return None if values is None else _row(values)

    def comments(self, grant: ProjectGrant, feedback_id: UUID, wanted: CursorRequest) -> CursorPage[CommentRow] | None:
        position = comments_position(grant.project_id, feedback_id)
        if position is None:
            return None
        records = CommentRecord.objects.filter(feedback_id=feedback_id).order_by("created_at", "id")
        if wanted.after is not None:
            records = records.filter(after_key(wanted.after))
        rows = [_comment(values) for values in records.values_list(*_COMMENT_COLUMNS)[: wanted.size + 1]]
        shown = tuple(rows[: wanted.size])
        following = key_after(shown[-1]) if len(rows) > wanted.size else None
        return CursorPage(shown, following, *position)


def _matching(project_id: UUID, question: FeedbackQuestion) -> QuerySet[FeedbackRecord]:
    filters: dict[str, Any] = {"project_id": project_id, "in_trash": False}
    if question.status is not None:
        filters["status"] = question.status
    if question.priority is not None:
        filters["priority"] = RANKS[question.priority]
    if question.video_id is not None:
        filters["video_id"] = question.video_id
    if question.version_id is not None:
        filters["cut_id"] = question.version_id
    return FeedbackRecord.objects.filter(**filters)


def _stats(totals: Totals) -> dict[str, int]:
    return {"total": sum(totals.by_status.values())} | {
        status.value: totals.by_status.get(status, 0) for status in FeedbackStatus
    }


def _row(values: tuple[Any, ...]) -> FeedbackRow:
    known = dict(zip(_COLUMNS, values, strict=True))
    return FeedbackRow(
        id=known["id"],
        project_id=known["project_id"],
        video_id=known["video_id"],
        version_id=known["cut_id"],
        version_number=known["cut__number"],
        video_title=known["video__title"],
        video_status=VideoStatus(known["cut__status"]),
        title=known["title"],
        text=known["text"],
        timestamp=known["timestamp"],
        frame=known["frame"],
        frame_rate=known["cut__frame_rate"],
        timecode=timecode_at(known["frame"], known["cut__frame_rate"], known["cut__start_timecode"]),
        status=FeedbackStatus(known["status"]),
        priority=PRIORITIES[known["priority"]],
        author=Author(known["author_id"], known["author_name"], known["author_is_guest"]),
        assignee=None if known["assignee_id"] is None else Author(known["assignee_id"], known["assignee_name"]),
        due_date=known["due_date"],
        tags=tuple(known["tags"]),
        mentions=people_kept(known["mentions"]),
        comment_count=known["comment_count"],
        reaction_count=known["reaction_count"],
        created_at=known["created_at"],
        updated_at=known["updated_at"],
        version=known["version"],
        carried_from=_carried_from(known["origin_version_id"], known["origin_version_number"]),
    )


def _carried_from(version_id: UUID | None, number: int | None) -> CarriedFrom | None:
    return None if version_id is None or number is None else CarriedFrom(version_id, number)


def _comment(values: tuple[Any, ...]) -> CommentRow:
    known = dict(zip(_COMMENT_COLUMNS, values, strict=True))
    author = Author(known.pop("author_id"), known.pop("author_name"), known.pop("author_is_guest"))
    return CommentRow(**known, author=author)
