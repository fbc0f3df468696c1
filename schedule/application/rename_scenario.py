"""Another name for a scenario."""

from uuid import UUID

from core.application.ports import UnitOfWork
from core.domain.actor import Actor
from core.domain.clock import Clock
from projects.contracts import Capability
from schedule.application.scenario_ports import Scenarios
from schedule.application.schedule_ports import Access
from schedule.contracts.scenarios import ScenarioRow


def rename_scenario(
    actor: Actor,
    project_id: UUID,
    scenario_id: UUID,
    name: str | None,
    expected_version: int | None,
    *,
    unit_of_work: UnitOfWork,
    access: Access,
    scenarios: Scenarios,
    clock: Clock,
) -> ScenarioRow:
    """`name` None: as it is. Raises ScenarioNotFound, Stale, InvalidField at /name."""
    with unit_of_work(by=actor):
        grant = access(actor, project_id, Capability.UPDATE)
        scenario = scenarios.get(grant.project_id, scenario_id)
        scenario.expect(expected_version)
        if name is not None:
            scenario.rename(name, clock())
        scenarios.save(scenario)
    return scenario.row()
