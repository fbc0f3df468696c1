"""Scenarios of a schedule, and in what they differ from it."""

from dataclasses import dataclass
from uuid import UUID

from core.domain.actor import Actor
from core.domain.pages import Page, PageRequest
from projects.contracts import Capability
from schedule.application.scenario_ports import ScenarioReads
from schedule.application.schedule_ports import Access, Schedules
from schedule.contracts.rows import ScheduleRow
from schedule.contracts.scenarios import ScenarioRow
from schedule.domain.baseline import planned_tasks
from schedule.domain.scenario import Scenario
from schedule.domain.scenario_edits import Edits
from schedule.domain.schedule import Schedule
from schedule.domain.three_way import outdated, still_possible
from schedule.domain.variance import Comparison, compared


@dataclass(frozen=True)
class ScenarioDifference:
    """`edits`: what the schedule does not have yet; `names` of its tasks; `outdated`: of those that both changed."""

    scenario: ScenarioRow
    version: int
    comparison: Comparison
    edits: Edits
    names: dict[UUID, str]
    outdated: dict[UUID, str]


def list_scenarios(
    actor: Actor, project_id: UUID, wanted: PageRequest, *, access: Access, reads: ScenarioReads
) -> Page[ScenarioRow]:
    return reads.page(access(actor, project_id, Capability.READ), wanted)


def read_scenario(
    actor: Actor, project_id: UUID, scenario_id: UUID, *, access: Access, reads: ScenarioReads
) -> tuple[ScenarioRow, ScheduleRow]:
    """With the schedule as it would be. Raises ScenarioNotFound."""
    scenario = reads.scenario(access(actor, project_id, Capability.READ), scenario_id)
    return scenario.row(), scenario.schedule().row()


def compare_scenario(
    actor: Actor, project_id: UUID, scenario_id: UUID, *, access: Access, reads: ScenarioReads, schedules: Schedules
) -> ScenarioDifference:
    """With the schedule as it is, before, and as it would be, after. Raises ScenarioNotFound."""
    grant = access(actor, project_id, Capability.READ)
    scenario = reads.scenario(grant, scenario_id)
    live = schedules.look(grant.project_id, notes_of=())
    return ScenarioDifference(
        scenario=scenario.row(),
        version=live.version,
        comparison=_compared(scenario, live),
        edits=still_possible(scenario.edits, live),
        names={each.id: each.name for each in live.tasks.values()},
        outdated=outdated(scenario.edits, scenario.base, live),
    )


def _compared(scenario: Scenario, live: Schedule) -> Comparison:
    """What came into the schedule or went since the copy is not the scenario's doing."""
    copied, computed = scenario.base.tasks, scenario.schedule()
    known = copied.keys() | computed.tasks.keys()
    before = {each.id: each for each in planned_tasks(live) if each.id in known}
    after = planned_tasks(computed)
    return compared(before, [each for each in after if each.id in before or each.id not in copied])
