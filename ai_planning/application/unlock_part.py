"""Letting go of a part of a plan."""

from uuid import UUID

from ai_planning.application.authorship import author_of
from ai_planning.application.plan_ports import Access, Plans
from ai_planning.contracts.rows import PlanRow
from core.application.ports import UnitOfWork
from core.domain.actor import Actor
from core.domain.clock import Clock
from projects.contracts import Capability


def unlock_part(
    actor: Actor,
    project_id: UUID,
    plan_id: UUID,
    key: str,
    *,
    unit_of_work: UnitOfWork,
    access: Access,
    plans: Plans,
    clock: Clock,
) -> PlanRow:
    """Who deletes others' plans lets go of their locks, too. Raises PlanNotFound, PartNotFound, NotYourLock."""
    with unit_of_work(by=actor):
        grant = access(actor, project_id, Capability.UPDATE)
        plan = plans.get(grant.project_id, plan_id)
        plan.unlock(key, by=author_of(grant), is_admin=grant.allows(Capability.DELETE), now=clock())
        plans.save(plan)
    return plan.row()
