"""Shots in another order: three stay in each stage, and each takes along what is its own."""

from dataclasses import dataclass
from uuid import UUID

from ai_planning.application.authorship import author_of
from ai_planning.application.plan_ports import Access, Plans
from ai_planning.contracts.rows import PlanRow
from core.application.ports import UnitOfWork
from core.domain.actor import Actor
from core.domain.clock import Clock
from projects.contracts import Capability


@dataclass(frozen=True)
class OrderShots:
    """All twelve, each once, the first one first."""

    shot_ids: tuple[UUID, ...]
    expected_version: int | None = None


def order_shots(
    actor: Actor,
    project_id: UUID,
    plan_id: UUID,
    command: OrderShots,
    *,
    unit_of_work: UnitOfWork,
    access: Access,
    plans: Plans,
    clock: Clock,
) -> PlanRow:
    """Raises PlanNotFound, Stale, PartLocked where a locked shot would stand elsewhere, InvalidField."""
    with unit_of_work(by=actor):
        grant = access(actor, project_id, Capability.UPDATE)
        plan = plans.get(grant.project_id, plan_id)
        plan.expect(command.expected_version)
        plan.order_shots(command.shot_ids, by=author_of(grant), now=clock())
        plans.save(plan)
    return plan.row()
