"""A picture of the schedule goes; the schedule stays as it is."""

from uuid import UUID

from core.application.ports import UnitOfWork
from core.domain.actor import Actor
from projects.contracts import Capability
from schedule.application.baseline_ports import Baselines
from schedule.application.schedule_ports import Access
from schedule.domain.comparison_refusals import NotYourBaseline


def delete_baseline(
    actor: Actor,
    project_id: UUID,
    baseline_id: UUID,
    *,
    unit_of_work: UnitOfWork,
    access: Access,
    baselines: Baselines,
) -> None:
    """Raises BaselineNotFound, NotYourBaseline."""
    with unit_of_work(by=actor):
        grant = access(actor, project_id, Capability.CREATE)
        baseline = baselines.get(grant.project_id, baseline_id)
        if baseline.created_by_id != grant.user_id and not grant.allows(Capability.DELETE):
            raise NotYourBaseline
        baselines.remove(baseline)
