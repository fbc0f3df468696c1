"""Scenarios, wired."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import cache, partial
from typing import Any

from core.domain.clock import utc_now
from core.domain.pages import Page
from core.infrastructure.outbox import publish
from core.infrastructure.unit_of_work import unit_of_work
from projects.api import members_named, require
from schedule.application import read_scenarios as reading
from schedule.application.apply_scenario import AppliedScenario, apply_scenario
from schedule.application.change_scenario import change_scenario
from schedule.application.changed import Changed
from schedule.application.copy_schedule import copy_schedule
from schedule.application.delete_scenario import delete_scenario
from schedule.application.rename_scenario import rename_scenario
from schedule.bootstrap.holds import holds
from schedule.bootstrap.tasks import calendars, schedules
from schedule.contracts.rows import ScheduleRow
from schedule.contracts.scenarios import ScenarioRow
from schedule.infrastructure.scenarios import DjangoScenarioReads, DjangoScenarios


@dataclass(frozen=True)
class Scenarios:
    """Use cases with their ports bound; each says what it takes, gives and refuses."""

    copy_schedule: Callable[..., ScenarioRow]
    list_scenarios: Callable[..., Page[ScenarioRow]]
    read_scenario: Callable[..., tuple[ScenarioRow, ScheduleRow]]
    change_scenario: Callable[..., Changed[ScenarioRow]]
    compare_scenario: Callable[..., reading.ScenarioDifference]
    apply_scenario: Callable[..., AppliedScenario]
    rename_scenario: Callable[..., ScenarioRow]
    delete_scenario: Callable[..., None]


@cache
def scenarios() -> Scenarios:
    reads: dict[str, Any] = {"access": require, "reads": DjangoScenarioReads(calendars)}
    kept = DjangoScenarios(publish, calendars)
    write: dict[str, Any] = {"unit_of_work": unit_of_work, "access": require, "scenarios": kept}
    dated: dict[str, Any] = write | {"clock": utc_now}
    return Scenarios(
        copy_schedule=partial(copy_schedule, **dated, schedules=schedules()),
        list_scenarios=partial(reading.list_scenarios, **reads),
        read_scenario=partial(reading.read_scenario, **reads),
        change_scenario=partial(change_scenario, **dated, members=members_named),
        compare_scenario=partial(reading.compare_scenario, **reads, schedules=schedules()),
        apply_scenario=partial(apply_scenario, **dated, schedules=schedules(), members=members_named, holds=holds()),
        rename_scenario=partial(rename_scenario, **dated),
        delete_scenario=partial(delete_scenario, **write),
    )
