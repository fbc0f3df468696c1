"""Looking at plans."""

from uuid import UUID

from ai_planning.application.plan_ports import Access, PlanReads
from ai_planning.application.plan_read_models import TrashedPlan
from ai_planning.contracts.rows import PlanRow, PlanSummary
from core.domain.actor import Actor
from core.domain.clock import Clock
from core.domain.pages import Page, PageRequest
from projects.contracts import Capability


def list_plans(
    actor: Actor, project_id: UUID, wanted: PageRequest, *, access: Access, reads: PlanReads
) -> Page[PlanSummary]:
    return reads.page(access(actor, project_id, Capability.READ), wanted)


def read_plan(actor: Actor, project_id: UUID, plan_id: UUID, *, access: Access, reads: PlanReads) -> PlanRow:
    """Raises PlanNotFound."""
    return reads.row(access(actor, project_id, Capability.READ), plan_id)


def list_plan_trash(
    actor: Actor, project_id: UUID, wanted: PageRequest, *, access: Access, reads: PlanReads, clock: Clock
) -> Page[TrashedPlan]:
    """For whoever may take something out of it."""
    return reads.trash(access(actor, project_id, Capability.UPDATE), wanted, clock())
