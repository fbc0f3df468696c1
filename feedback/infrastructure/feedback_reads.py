"""FeedbackReads over PostgreSQL: flat rows, two statements whatever the page size."""

from typing import Any
from uuid import UUID

from django.db.models import F, OrderBy, QuerySet

from core.domain.pages import Page
from feedback.application.read_models import FeedbackPage, FeedbackQuestion, Sort
from feedback.contracts import FeedbackRow, FeedbackStatus
from feedback.infrastructure.item_rows import COLUMNS, row_of
from feedback.infrastructure.models import FeedbackRecord
from feedback.infrastructure.positions import Totals, list_position
from feedback.infrastructure.priorities import RANKS
from projects.contracts import ProjectGrant

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
        rows = records.values_list(*COLUMNS)[wanted.offset : wanted.offset + wanted.size]
        page = Page(tuple(row_of(values) for values in rows), totals.matching, totals.seq, totals.epoch)
        return FeedbackPage(page, _stats(totals))

    def row(self, grant: ProjectGrant, feedback_id: UUID) -> FeedbackRow | None:
        records = FeedbackRecord.objects.filter(project_id=grant.project_id, id=feedback_id, in_trash=False)
        values = records.values_list(*COLUMNS).first()
        return None if values is None else row_of(values)


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
