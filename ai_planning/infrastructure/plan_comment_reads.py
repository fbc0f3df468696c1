"""PlanCommentReads and PlanTalkNews over PostgreSQL."""

from datetime import datetime
from uuid import UUID

from django.db.models import Q

from ai_planning.application.comment_ports import ToldPlan, ToldPlanComment
from ai_planning.contracts.comment_rows import PlanCommentRow
from ai_planning.domain.comment_refusals import PlanCommentNotFound
from ai_planning.domain.plan_refusals import PlanNotFound
from ai_planning.infrastructure.models import PlanCommentRecord, PlanRecord
from ai_planning.infrastructure.plan_comments import comment_of
from core.domain.pages import CursorPage, CursorRequest
from core.infrastructure.stream_position import position
from projects.contracts import ProjectGrant

_IS_THERE = """
SELECT 1 FROM planning_plan WHERE id = %(plan_id)s AND project_id = %(project_id)s AND deleted_at IS NULL
"""


class DjangoPlanCommentReads:
    """The stream's position is read before the rows: an event in between is told twice, never lost."""

    def page(
        self, grant: ProjectGrant, plan_id: UUID, wanted: CursorRequest, part: str | None
    ) -> CursorPage[PlanCommentRow]:
        seq, epoch, is_there = position(grant.project_id, _IS_THERE, plan_id=plan_id)
        if not is_there:
            raise PlanNotFound
        found = PlanCommentRecord.objects.filter(plan_id=plan_id).order_by("created_at", "id")
        if part is not None:
            found = found.filter(part=part)
        if wanted.after is not None:
            at, last = datetime.fromisoformat(wanted.after[0]), UUID(wanted.after[1])
            found = found.filter(Q(created_at__gt=at) | Q(created_at=at, id__gt=last))
        rows = tuple(comment_of(each).row() for each in found[: wanted.size + 1])
        kept = rows[: wanted.size]
        following = (kept[-1].created_at.isoformat(), str(kept[-1].id)) if len(rows) > wanted.size else None
        return CursorPage(kept, following, seq, epoch)

    def row(self, grant: ProjectGrant, plan_id: UUID, comment_id: UUID) -> PlanCommentRow:
        place = {"plan_id": plan_id, "plan__project_id": grant.project_id, "plan__deleted_at": None}
        record = PlanCommentRecord.objects.filter(id=comment_id, **place).first()
        if record is None:
            raise PlanCommentNotFound
        return comment_of(record).row()


class DjangoPlanTalkNews:
    def plan(self, project_id: UUID, plan_id: UUID) -> ToldPlan | None:
        found = PlanRecord.objects.filter(id=plan_id, project_id=project_id, deleted_at=None)
        record = found.only("id", "title", "author_id").select_for_update(no_key=True).first()
        return None if record is None else ToldPlan(record.id, project_id, record.title, record.author_id)

    def comment(self, plan_id: UUID, comment_id: UUID) -> ToldPlanComment | None:
        said = PlanCommentRecord.objects.filter(plan_id=plan_id, deleted_at=None)
        record = said.filter(id=comment_id).first()
        if record is None:
            return None
        thread = Q(id=record.parent_id) | Q(parent_id=record.parent_id) if record.parent_id else Q(pk__in=[])
        before = said.filter(thread, created_at__lte=record.created_at).exclude(id=comment_id)
        partners = frozenset(before.values_list("author_id", flat=True)) - {record.author_id}
        return ToldPlanComment(comment_of(record).row(), partners)
