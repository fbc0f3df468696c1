"""Giving the present state of a plan a name."""

from uuid import UUID

from ai_planning.application.authorship import author_of
from ai_planning.application.plan_ports import Access, Plans, Snapshots
from ai_planning.contracts.snapshots import SnapshotRow
from ai_planning.domain.snapshot import Snapshot
from core.application.ports import UnitOfWork
from core.domain.actor import Actor
from core.domain.clock import Clock
from core.domain.ids import new_id
from projects.contracts import Capability


def take_snapshot(
    actor: Actor,
    project_id: UUID,
    plan_id: UUID,
    name: str,
    *,
    unit_of_work: UnitOfWork,
    access: Access,
    plans: Plans,
    snapshots: Snapshots,
    clock: Clock,
) -> SnapshotRow:
    """Raises PlanNotFound, TooManySnapshots, InvalidField at /name."""
    with unit_of_work(by=actor):
        grant = access(actor, project_id, Capability.UPDATE)
        plan = plans.get(grant.project_id, plan_id)
        snapshot = Snapshot.of(plan, new_id(), name, author_of(grant), clock())
        snapshots.add(snapshot)
    return snapshot.row()
