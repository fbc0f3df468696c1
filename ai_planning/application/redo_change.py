"""Making a change of a plan once more that was taken back."""

from dataclasses import replace
from uuid import UUID

from ai_planning.application.authorship import author_of
from ai_planning.application.frame_ports import NamedFrames
from ai_planning.application.lost_frames import without_lost_frames
from ai_planning.application.plan_ports import Access, Plans, Steps
from ai_planning.contracts.rows import PlanRow
from ai_planning.domain.plan_refusals import NothingToRedo
from core.application.ports import UnitOfWork
from core.domain.actor import Actor
from core.domain.clock import Clock
from projects.contracts import Capability


def redo_change(
    actor: Actor,
    project_id: UUID,
    plan_id: UUID,
    expected_version: int | None,
    *,
    unit_of_work: UnitOfWork,
    access: Access,
    plans: Plans,
    steps: Steps,
    frames: NamedFrames,
    clock: Clock,
) -> PlanRow:
    """Raises PlanNotFound, Stale, NothingToRedo, PartLocked where one of its parts is locked by now."""
    with unit_of_work(by=actor):
        grant = access(actor, project_id, Capability.UPDATE)
        plan = plans.get(grant.project_id, plan_id)
        plan.expect(expected_version)
        if not plan.trail.can_redo:
            raise NothingToRedo
        step = steps.numbered(plan.id, plan.trail.done + 1)
        there = replace(step, after=without_lost_frames(step.after, frames))
        plan.redo(there, by=author_of(grant), now=clock())
        plans.save(plan)
    return plan.row()
