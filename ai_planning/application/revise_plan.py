"""Another title, another brief; other seconds, where the film is to last longer or shorter."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from ai_planning.application.authorship import author_of
from ai_planning.application.brief_terms import changed_brief
from ai_planning.application.plan_ports import Access, Plans
from ai_planning.contracts.rows import PlanRow
from ai_planning.domain.plan_parts import BRIEF
from core.application.ports import UnitOfWork
from core.domain.actor import Actor
from core.domain.clock import Clock
from projects.contracts import Capability


@dataclass(frozen=True)
class RevisePlan:
    """What is not given stays; `expected_version` is one of the plan that the caller saw."""

    title: str | None = None
    brief: Mapping[str, Any] = field(default_factory=dict)
    expected_version: int | None = None


def revise_plan(
    actor: Actor,
    project_id: UUID,
    plan_id: UUID,
    command: RevisePlan,
    *,
    unit_of_work: UnitOfWork,
    access: Access,
    plans: Plans,
    clock: Clock,
) -> PlanRow:
    """Raises PlanNotFound, Stale, PartLocked, SecondsDoNotFit, InvalidField."""
    with unit_of_work(by=actor):
        grant = access(actor, project_id, Capability.UPDATE)
        plan = plans.get(grant.project_id, plan_id)
        plan.expect(command.expected_version, [BRIEF])
        brief = changed_brief(plan.brief, command.brief)
        plan.revise(command.title, brief, by=author_of(grant), now=clock())
        plans.save(plan)
    return plan.row()
