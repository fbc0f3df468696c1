"""The schedule takes what a scenario would have otherwise; or it is only told what that would change."""

from collections.abc import Callable
from dataclasses import dataclass
from uuid import UUID

from core.application.ports import UnitOfWork
from core.domain.actor import Actor
from core.domain.clock import Clock
from projects.contracts import Capability
from schedule.application.hold_ports import Holds, demand_none_held
from schedule.application.scenario_ports import Scenarios
from schedule.application.schedule_ports import Access, Members, Schedules
from schedule.contracts.scenarios import ScenarioRow
from schedule.domain.edit import Held, Rearranged
from schedule.domain.scenario import Scenario
from schedule.domain.scenario_edits import Edits, play
from schedule.domain.schedule import Schedule
from schedule.domain.three_way import fitted


@dataclass(frozen=True, kw_only=True)
class ApplyScenario:
    """`apply` False: a preview. `expected_version` is the scenario's that the caller saw."""

    apply: bool = False
    overwrite: bool = False
    move_fixed: bool = False
    expected_version: int | None = None


@dataclass(frozen=True)
class AppliedScenario:
    """`edits`: what the schedule has otherwise by now."""

    scenario: ScenarioRow
    schedule: Schedule
    edits: Edits
    rearranged: Rearranged
    is_applied: bool


def apply_scenario(
    actor: Actor,
    project_id: UUID,
    scenario_id: UUID,
    command: ApplyScenario,
    *,
    unit_of_work: UnitOfWork,
    access: Access,
    members: Members,
    schedules: Schedules,
    scenarios: Scenarios,
    holds: Holds,
    clock: Clock,
) -> AppliedScenario:
    """Raises ScenarioNotFound, Stale, ScenarioOutdated, TaskHeld, and what the schedule's own verbs refuse."""
    busy = holds.of(project_id)  # outside of the transaction; only who may apply is told of it
    with unit_of_work(by=actor):
        grant = access(actor, project_id, Capability.UPDATE)
        scenario = scenarios.get(grant.project_id, scenario_id)
        scenario.expect(command.expected_version)
        schedule = _opened(schedules, command)(grant.project_id, notes_of=scenario.edits.tasks.keys())
        edits, held = _taken(scenario, schedule, command, members)
        rearranged = play(schedule, edits).and_held(held)
        is_applied = command.apply and bool(schedule.facts)
        if is_applied:
            demand_none_held(busy, grant, edits.tasks.keys() | edits.removed)
            scenario.applied(clock())
            schedules.save(schedule)
            scenarios.save(scenario)
    return AppliedScenario(scenario.row(), schedule, edits, rearranged, is_applied)


def _opened(schedules: Schedules, command: ApplyScenario) -> Callable[..., Schedule]:
    """Who only looks keeps nobody from writing."""
    return schedules.get if command.apply else schedules.look


def _taken(
    scenario: Scenario, schedule: Schedule, command: ApplyScenario, members: Members
) -> tuple[Edits, tuple[Held, ...]]:
    """What the schedule takes of it, and which tasks stay."""
    edits, held = fitted(scenario.edits, scenario.base, schedule, command.overwrite, command.move_fixed)
    if edits.assigned:
        edits = edits.assigning(members(schedule.project_id, edits.assigned))
    return edits, held
