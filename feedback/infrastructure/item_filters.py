"""What fits the filters of a question, told once for the rows and for their number."""

from collections.abc import Iterator
from typing import Any
from uuid import UUID

from django.db.models import BooleanField, Exists, Func, OuterRef, Q, QuerySet, Value
from django.db.models.functions import Coalesce, Greatest, Lower

from feedback.application.feedback_question import Filters, Window
from feedback.infrastructure.models import CommentRecord, FeedbackRecord
from feedback.infrastructure.models.reviews import IN_LOWER_CASE
from feedback.infrastructure.priorities import RANKS


class _HasTag(Func):
    """Whether the list has the text in it, whatever its case; along the index of FeedbackRecord."""

    template = "%(expressions)s"
    arg_joiner = " @> "
    output_field = BooleanField()


def matching(project_id: UUID, filters: Filters) -> "QuerySet[FeedbackRecord]":
    """In no order."""
    records = FeedbackRecord.objects.filter(project_id=project_id, in_trash=False)
    if filters.window != Window():
        records = records.alias(last_time=Greatest("timestamp", Coalesce("out_timestamp", "timestamp"))).alias(
            last_frame=Coalesce("out_frame", "frame")
        )
    for condition in _conditions(filters):
        records = records.filter(condition)
    return records


def _conditions(filters: Filters) -> Iterator[Any]:
    yield Q(**{name: value for name, value in _plain(filters).items() if value not in (None, (), [])})
    if filters.is_unassigned:
        yield Q(assignee_id__isnull=True)
    if filters.mentioned_id is not None:
        yield Q(mentions__contains=[{"id": str(filters.mentioned_id)}])
    if filters.is_by_guests:
        yield Q(author_is_guest=True)
    if filters.has_drawing:
        yield ~Q(drawing=[])
    if filters.tag:
        yield tagged(filters.tag)
    if filters.text:
        yield _says(filters.text)


def tagged(tag: str) -> Func:
    return _HasTag(IN_LOWER_CASE, Func(Lower(Value(tag)), function="jsonb_build_array"))


def _plain(filters: Filters) -> dict[str, Any]:
    window = filters.window
    return {
        "status__in": filters.statuses,
        "priority__in": [RANKS[each] for each in filters.priorities],
        "video_id": filters.video_id,
        "cut_id": filters.version_id,
        "author_id": filters.author_id,
        "assignee_id": filters.assignee_id,
        "due_date__lt": filters.due_before,
        "timestamp__lte": window.time_to,
        "last_time__gte": window.time_from,
        "frame__lte": window.frame_to,
        "last_frame__gte": window.frame_from,
    }


def _says(text: str) -> Q:
    """The item, or a comment on it; only those of items that have any are looked through."""
    comments = CommentRecord.objects.filter(feedback_id=OuterRef("id"), text__icontains=text)
    here = Q(title__icontains=text) | Q(text__icontains=text)
    return here | Q(Q(comment_count__gt=0), Exists(comments))
