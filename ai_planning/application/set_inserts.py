"""The inserts of a shot, by hand."""

from dataclasses import dataclass
from uuid import UUID

from ai_planning.application.authorship import author_of
from ai_planning.application.plan_ports import Access, Plans
from ai_planning.contracts.rows import PlanRow
from ai_planning.domain.drafts import InsertDraft
from ai_planning.domain.plan_parts import inserts_key
from core.application.ports import UnitOfWork
from core.domain.actor import Actor
from core.domain.clock import Clock
from projects.contracts import Capability


@dataclass(frozen=True)
class SetInserts:
    """All that it is to have."""

    shot_id: UUID
    inserts: tuple[InsertDraft, ...]
    expected_version: int | None = None


def set_inserts(
    actor: Actor,
    project_id: UUID,
    plan_id: UUID,
    command: SetInserts,
    *,
    unit_of_work: UnitOfWork,
    access: Access,
    plans: Plans,
    clock: Clock,
) -> PlanRow:
    """Raises PlanNotFound, ShotNotFound, Stale, PartLocked, InvalidField."""
    with unit_of_work(by=actor):
        grant = access(actor, project_id, Capability.UPDATE)
        plan = plans.get(grant.project_id, plan_id)
        plan.parts.shot(command.shot_id)
        plan.expect(command.expected_version, [inserts_key(command.shot_id)])
        plan.set_inserts(command.shot_id, command.inserts, by=author_of(grant), now=clock())
        plans.save(plan)
    return plan.row()
