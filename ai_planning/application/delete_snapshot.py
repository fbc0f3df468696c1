"""A named state of a plan goes; the plan stays as it is."""

from uuid import UUID

from ai_planning.application.plan_ports import Access, Plans, Snapshots
from ai_planning.domain.plan_refusals import NotYourSnapshot
from core.application.ports import UnitOfWork
from core.domain.actor import Actor
from projects.contracts import Capability


def delete_snapshot(
    actor: Actor,
    project_id: UUID,
    plan_id: UUID,
    snapshot_id: UUID,
    *,
    unit_of_work: UnitOfWork,
    access: Access,
    plans: Plans,
    snapshots: Snapshots,
) -> None:
    """Raises PlanNotFound, SnapshotNotFound, NotYourSnapshot."""
    with unit_of_work(by=actor):
        grant = access(actor, project_id, Capability.UPDATE)
        plan = plans.get(grant.project_id, plan_id)
        snapshot = snapshots.get(plan.id, snapshot_id)
        if snapshot.author.id != grant.user_id and not grant.allows(Capability.DELETE):
            raise NotYourSnapshot
        snapshots.remove(snapshot)
