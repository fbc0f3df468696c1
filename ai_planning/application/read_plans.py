"""Looking at plans."""

from uuid import UUID

from ai_planning.application.plan_ports import Access, PlanReads
from ai_planning.contracts.rows import PlanRow, PlanSummary
from core.domain.actor import Actor
from core.domain.pages import Page, PageRequest
from projects.contracts import Capability


def list_plans(
    actor: Actor, project_id: UUID, wanted: PageRequest, *, access: Access, reads: PlanReads
) -> Page[PlanSummary]:
    return reads.page(access(actor, project_id, Capability.READ), wanted)


def read_plan(actor: Actor, project_id: UUID, plan_id: UUID, *, access: Access, reads: PlanReads) -> PlanRow:
    """Raises PlanNotFound."""
    return reads.row(access(actor, project_id, Capability.READ), plan_id)
