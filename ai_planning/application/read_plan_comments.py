"""Looking at what is said about a plan."""

from uuid import UUID

from ai_planning.application.comment_ports import PlanCommentReads
from ai_planning.application.plan_ports import Access
from ai_planning.contracts.comment_rows import PlanCommentRow
from core.domain.actor import Actor
from core.domain.pages import CursorPage, CursorRequest
from projects.contracts import Capability


def list_plan_comments(
    actor: Actor,
    project_id: UUID,
    plan_id: UUID,
    wanted: CursorRequest,
    part: str | None = None,
    *,
    access: Access,
    reads: PlanCommentReads,
) -> CursorPage[PlanCommentRow]:
    """PlanNotFound."""
    return reads.page(access(actor, project_id, Capability.READ), plan_id, wanted, part)


def read_plan_comment(
    actor: Actor, project_id: UUID, plan_id: UUID, comment_id: UUID, *, access: Access, reads: PlanCommentReads
) -> PlanCommentRow:
    """PlanNotFound, PlanCommentNotFound."""
    return reads.row(access(actor, project_id, Capability.READ), plan_id, comment_id)
