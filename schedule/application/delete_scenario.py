"""A scenario goes; the schedule stays as it is."""

from uuid import UUID

from core.application.ports import UnitOfWork
from core.domain.actor import Actor
from projects.contracts import Capability
from schedule.application.scenario_ports import Scenarios
from schedule.application.schedule_ports import Access
from schedule.domain.comparison_refusals import NotYourScenario


def delete_scenario(
    actor: Actor,
    project_id: UUID,
    scenario_id: UUID,
    expected_version: int | None,
    *,
    unit_of_work: UnitOfWork,
    access: Access,
    scenarios: Scenarios,
) -> None:
    """Raises ScenarioNotFound, NotYourScenario, Stale."""
    with unit_of_work(by=actor):
        grant = access(actor, project_id, Capability.CREATE)
        scenario = scenarios.get(grant.project_id, scenario_id)
        if scenario.created_by_id != grant.user_id and not grant.allows(Capability.DELETE):
            raise NotYourScenario
        scenario.expect(expected_version)
        scenario.remove()
        scenarios.remove(scenario)
