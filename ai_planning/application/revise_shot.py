"""Other words or another length for a shot, by hand; the other shots make up for the seconds."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from ai_planning.application.authorship import author_of
from ai_planning.application.plan_ports import Access, Plans
from ai_planning.contracts.rows import PlanRow
from ai_planning.domain.plan_parts import shot_key
from core.application.ports import UnitOfWork
from core.domain.actor import Actor
from core.domain.clock import Clock
from projects.contracts import Capability


@dataclass(frozen=True)
class ReviseShot:
    """`words` are fields of ShotDraft; those that are not given stay, as does the length where it is None."""

    shot_id: UUID
    words: Mapping[str, Any] = field(default_factory=dict)
    duration_ms: int | None = None
    expected_version: int | None = None


def revise_shot(
    actor: Actor,
    project_id: UUID,
    plan_id: UUID,
    command: ReviseShot,
    *,
    unit_of_work: UnitOfWork,
    access: Access,
    plans: Plans,
    clock: Clock,
) -> PlanRow:
    """Raises PlanNotFound, ShotNotFound, Stale, PartLocked, SecondsDoNotFit, InvalidField."""
    with unit_of_work(by=actor):
        grant = access(actor, project_id, Capability.UPDATE)
        plan = plans.get(grant.project_id, plan_id)
        plan.parts.shot(command.shot_id)
        plan.expect(command.expected_version, [shot_key(command.shot_id)])
        plan.revise_shot(command.shot_id, command.words, command.duration_ms, by=author_of(grant), now=clock())
        plans.save(plan)
    return plan.row()
