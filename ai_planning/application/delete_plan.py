"""Putting a plan into the trash, with all that hangs on it."""

from uuid import UUID

from ai_planning.application.plan_ports import Access, Plans
from ai_planning.domain.plan import VideoPlan
from ai_planning.domain.plan_refusals import NotYourPlan
from core.application.ports import UnitOfWork
from core.domain.actor import Actor
from core.domain.clock import Clock
from projects.contracts import Capability, ProjectGrant


def delete_plan(
    actor: Actor,
    project_id: UUID,
    plan_id: UUID,
    expected_version: int | None,
    *,
    unit_of_work: UnitOfWork,
    access: Access,
    plans: Plans,
    clock: Clock,
) -> None:
    """Raises PlanNotFound, NotYourPlan, Stale."""
    with unit_of_work(by=actor):
        grant = access(actor, project_id, Capability.UPDATE)
        plan = plans.get(grant.project_id, plan_id)
        demand_own(grant, plan)
        plan.expect(expected_version)
        plan.delete(grant.user_id, clock())
        plans.save(plan)


def demand_own(grant: ProjectGrant, plan: VideoPlan) -> None:
    """NotYourPlan without the right to delete those of others."""
    if plan.author.id != grant.user_id and not grant.allows(Capability.DELETE):
        raise NotYourPlan
