"""Taking a plan out of the trash, as it was."""

from uuid import UUID

from ai_planning.application.delete_plan import demand_own
from ai_planning.application.plan_ports import Access, Plans
from ai_planning.contracts.rows import PlanRow
from core.application.ports import UnitOfWork
from core.domain.actor import Actor
from core.domain.clock import Clock
from projects.contracts import Capability


def restore_plan(
    actor: Actor,
    project_id: UUID,
    plan_id: UUID,
    *,
    unit_of_work: UnitOfWork,
    access: Access,
    plans: Plans,
    clock: Clock,
) -> PlanRow:
    """Repeating it is no change. Raises PlanNotFound, also when its time is over, and NotYourPlan."""
    with unit_of_work(by=actor):
        grant = access(actor, project_id, Capability.UPDATE)
        plan = plans.trashed(grant.project_id, plan_id)
        if plan is None:
            return plans.get(grant.project_id, plan_id).row()
        demand_own(grant, plan)
        plan.restore(clock())
        plans.save(plan)
    return plan.row()
