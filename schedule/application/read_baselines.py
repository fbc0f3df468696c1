"""Pictures of a schedule, and how far it has come away from them."""

from uuid import UUID

from core.domain.actor import Actor
from core.domain.pages import Page, PageRequest
from projects.contracts import Capability
from schedule.application.baseline_ports import BaselineReads, PlannedTasks
from schedule.application.schedule_ports import Access
from schedule.contracts.baselines import BaselineRow
from schedule.domain.variance import Comparison, compared


def list_baselines(
    actor: Actor, project_id: UUID, wanted: PageRequest, *, access: Access, reads: BaselineReads
) -> Page[BaselineRow]:
    return reads.page(access(actor, project_id, Capability.READ), wanted)


def read_baseline(
    actor: Actor, project_id: UUID, baseline_id: UUID, *, access: Access, reads: BaselineReads
) -> BaselineRow:
    """Raises BaselineNotFound."""
    return reads.row(access(actor, project_id, Capability.READ), baseline_id)


def compare_baseline(
    actor: Actor, project_id: UUID, baseline_id: UUID, *, access: Access, reads: BaselineReads, planned: PlannedTasks
) -> tuple[BaselineRow, Comparison]:
    """With the schedule as it is. Raises BaselineNotFound."""
    grant = access(actor, project_id, Capability.READ)
    row, before = reads.picture(grant, baseline_id)
    return row, compared(before, planned(grant.project_id))
