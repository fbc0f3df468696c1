"""A plan becomes what it was when a state of it was named; that can be undone like any other change."""

from uuid import UUID

from ai_planning.application.authorship import author_of
from ai_planning.application.frame_ports import NamedFrames
from ai_planning.application.lost_frames import without_lost_frames
from ai_planning.application.plan_ports import Access, Plans, Snapshots
from ai_planning.contracts.rows import PlanRow
from core.application.ports import UnitOfWork
from core.domain.actor import Actor
from core.domain.clock import Clock
from projects.contracts import Capability


def restore_snapshot(
    actor: Actor,
    project_id: UUID,
    plan_id: UUID,
    snapshot_id: UUID,
    expected_version: int | None,
    *,
    unit_of_work: UnitOfWork,
    access: Access,
    plans: Plans,
    snapshots: Snapshots,
    frames: NamedFrames,
    clock: Clock,
) -> PlanRow:
    """Raises PlanNotFound, SnapshotNotFound, Stale, PartLocked where a locked part was another one then."""
    with unit_of_work(by=actor):
        grant = access(actor, project_id, Capability.UPDATE)
        plan = plans.get(grant.project_id, plan_id)
        plan.expect(expected_version)
        pieces = without_lost_frames(snapshots.get(plan.id, snapshot_id).pieces, frames)
        plan.put_back(pieces, by=author_of(grant), now=clock())
        plans.save(plan)
    return plan.row()
