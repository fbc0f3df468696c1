"""Other words for a stage, by hand."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from ai_planning.application.authorship import author_of
from ai_planning.application.plan_ports import Access, Plans
from ai_planning.contracts.rows import PlanRow
from ai_planning.domain.plan_parts import stage_key
from core.application.ports import UnitOfWork
from core.domain.actor import Actor
from core.domain.clock import Clock
from projects.contracts import Capability


@dataclass(frozen=True)
class ReviseStage:
    """`words` are fields of StageDraft; those that are not given stay."""

    stage_id: UUID
    words: Mapping[str, Any] = field(default_factory=dict)
    expected_version: int | None = None


def revise_stage(
    actor: Actor,
    project_id: UUID,
    plan_id: UUID,
    command: ReviseStage,
    *,
    unit_of_work: UnitOfWork,
    access: Access,
    plans: Plans,
    clock: Clock,
) -> PlanRow:
    """Raises PlanNotFound, StageNotFound, Stale, PartLocked, InvalidField."""
    with unit_of_work(by=actor):
        grant = access(actor, project_id, Capability.UPDATE)
        plan = plans.get(grant.project_id, plan_id)
        plan.parts.stage(command.stage_id)
        plan.expect(command.expected_version, [stage_key(command.stage_id)])
        plan.revise_stage(command.stage_id, command.words, by=author_of(grant), now=clock())
        plans.save(plan)
    return plan.row()
