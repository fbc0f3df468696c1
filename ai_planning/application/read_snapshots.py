"""The named states of a plan, and in what they differ."""

from uuid import UUID

from ai_planning.application.plan_ports import Access, SnapshotReads
from ai_planning.application.plan_read_models import Comparison
from ai_planning.contracts.snapshots import SnapshotRow
from ai_planning.domain.plan_compare import differences
from core.domain.actor import Actor
from core.domain.pages import Page, PageRequest
from projects.contracts import Capability


def list_snapshots(
    actor: Actor, project_id: UUID, plan_id: UUID, wanted: PageRequest, *, access: Access, reads: SnapshotReads
) -> Page[SnapshotRow]:
    """Raises PlanNotFound."""
    return reads.page(access(actor, project_id, Capability.READ), plan_id, wanted)


def read_snapshot(
    actor: Actor, project_id: UUID, plan_id: UUID, snapshot_id: UUID, *, access: Access, reads: SnapshotReads
) -> SnapshotRow:
    """Raises PlanNotFound, SnapshotNotFound."""
    return reads.row(access(actor, project_id, Capability.READ), plan_id, snapshot_id)


def compare_snapshot(
    actor: Actor,
    project_id: UUID,
    plan_id: UUID,
    snapshot_id: UUID,
    other_id: UUID | None,
    *,
    access: Access,
    reads: SnapshotReads,
) -> Comparison:
    """With another one, or with the plan as it is (None). Raises PlanNotFound, SnapshotNotFound."""
    grant = access(actor, project_id, Capability.READ)
    before, then = reads.state(grant, plan_id, snapshot_id)
    if other_id is None:
        return Comparison(before, None, differences(then, reads.present(grant, plan_id)))
    after, later = reads.state(grant, plan_id, other_id)
    return Comparison(before, after, differences(then, later))
