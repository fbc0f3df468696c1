"""FeedbackReads over PostgreSQL: flat rows, two statements whatever the page size."""

from collections.abc import Iterable
from uuid import UUID

from core.domain.pages import CursorPage, CursorRequest, Page
from feedback.application.feedback_question import FeedbackQuestion, Filters
from feedback.application.read_models import FeedbackPage, HistoryRow
from feedback.contracts import FeedbackRow, FeedbackStatus
from feedback.infrastructure.history_reads import history_of
from feedback.infrastructure.item_filters import matching
from feedback.infrastructure.item_orders import behind, in_order, key_of
from feedback.infrastructure.item_rows import COLUMNS, row_kept, row_of
from feedback.infrastructure.list_totals import Totals, list_totals
from feedback.infrastructure.models import FeedbackRecord
from feedback.infrastructure.planned_pages import planned_page
from feedback.infrastructure.positions import talk_position
from projects.contracts import ProjectGrant


class PostgresFeedbackReads:
    def page(self, grant: ProjectGrant, question: FeedbackQuestion) -> FeedbackPage:
        """The stream's position is read before the rows: an event in between is told twice, never lost."""
        totals = list_totals(grant.project_id, question.filters)
        rows, wanted = list(_window(grant.project_id, question)), question.page
        shown = tuple(rows[: wanted.size])
        following = key_of(shown[-1], question.sort) if len(rows) > wanted.size else None
        return FeedbackPage(Page(shown, totals.matching, totals.seq, totals.epoch), _stats(totals), following)

    def row(self, grant: ProjectGrant, feedback_id: UUID) -> FeedbackRow | None:
        records = FeedbackRecord.objects.filter(project_id=grant.project_id, id=feedback_id, in_trash=False)
        values = records.values_list(*COLUMNS).first()
        return None if values is None else row_of(values)

    def history(self, grant: ProjectGrant, feedback_id: UUID, wanted: CursorRequest) -> CursorPage[HistoryRow] | None:
        position, place = talk_position(grant.project_id, feedback_id)
        if place is None:
            return None
        rows, following = history_of(feedback_id, wanted)
        return CursorPage(rows, following, *position)


def _window(project_id: UUID, question: FeedbackQuestion) -> Iterable[FeedbackRow]:
    """One row more than wanted, which tells that more follow."""
    wanted = question.page
    planned = planned_page(project_id, question.sort, wanted) if question.filters == Filters() else None
    if planned is not None:
        return map(row_kept, planned)
    records = matching(project_id, question.filters)
    if isinstance(wanted, CursorRequest) and wanted.after is not None:
        return map(row_of, behind(records, question.sort, COLUMNS, wanted.after, wanted.size + 1))
    offset = 0 if isinstance(wanted, CursorRequest) else wanted.offset
    return map(row_of, in_order(records, question.sort, COLUMNS, slice(offset, offset + wanted.size + 1)))


def _stats(totals: Totals) -> dict[str, int]:
    return {"total": sum(totals.by_status.values())} | {
        status.value: totals.by_status.get(status, 0) for status in FeedbackStatus
    }
