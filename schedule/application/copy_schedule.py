"""A scenario begins as a copy of the schedule."""

from uuid import UUID

from core.application.ports import UnitOfWork
from core.domain.actor import Actor
from core.domain.clock import Clock
from core.domain.ids import new_id
from projects.contracts import Capability
from schedule.application.scenario_ports import Scenarios
from schedule.application.schedule_ports import Access, Schedules
from schedule.contracts.scenarios import ScenarioRow
from schedule.domain.scenario import Scenario


def copy_schedule(
    actor: Actor,
    project_id: UUID,
    name: str,
    *,
    unit_of_work: UnitOfWork,
    access: Access,
    schedules: Schedules,
    scenarios: Scenarios,
    clock: Clock,
) -> ScenarioRow:
    """Raises TooManyScenarios, InvalidField at /name."""
    with unit_of_work(by=actor):
        grant = access(actor, project_id, Capability.CREATE)
        schedule = schedules.get(grant.project_id, notes_of=())
        scenario = Scenario.of(schedule, new_id(), name, grant.user_id, clock())
        scenarios.add(scenario)
    return scenario.row()
