"""A picture of the schedule as it is, under a name."""

from uuid import UUID

from core.application.ports import UnitOfWork
from core.domain.actor import Actor
from core.domain.clock import Clock
from core.domain.ids import new_id
from projects.contracts import Capability
from schedule.application.baseline_ports import Baselines
from schedule.application.schedule_ports import Access, Schedules
from schedule.contracts.baselines import BaselineRow
from schedule.domain.baseline import Baseline


def save_baseline(
    actor: Actor,
    project_id: UUID,
    name: str,
    *,
    unit_of_work: UnitOfWork,
    access: Access,
    schedules: Schedules,
    baselines: Baselines,
    clock: Clock,
) -> BaselineRow:
    """Raises TooManyBaselines, InvalidField at /name."""
    with unit_of_work(by=actor):
        grant = access(actor, project_id, Capability.CREATE)
        schedule = schedules.get(grant.project_id, notes_of=())
        baseline = Baseline.of(schedule, new_id(), name, grant.user_id, clock())
        baselines.add(baseline)
    return baseline.row()
