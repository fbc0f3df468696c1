"""Baselines and scenarios, without a database: who may, and that what is refused leaves nothing."""

from collections.abc import Callable, Collection
from dataclasses import dataclass, field, replace
from typing import Any
from uuid import UUID

import pytest

from core.domain.actor import Actor
from core.domain.errors import NotPermitted
from core.domain.ids import new_id
from projects.contracts import Capability
from schedule.application.apply_scenario import ApplyScenario, apply_scenario
from schedule.application.change_scenario import ChangeScenario, change_scenario
from schedule.application.copy_schedule import copy_schedule
from schedule.application.delete_baseline import delete_baseline
from schedule.application.delete_scenario import delete_scenario
from schedule.application.hold_ports import Hold
from schedule.application.rename_scenario import rename_scenario
from schedule.application.save_baseline import save_baseline
from schedule.domain.changes import Changes
from schedule.domain.comparison_refusals import NotYourBaseline, NotYourScenario, ScenarioOutdated
from schedule.domain.network import Span
from schedule.domain.schedule import Schedule
from schedule.domain.task_refusals import TaskHeld
from tests.schedule.baseline_fakes import EDITING, FakeAccess, FakeBaselines
from tests.schedule.scenario_fakes import FakeScenarios
from tests.schedule.scenarios import AT, KIM, LEE, MONDAY, PROJECT, SHOOT, days, film

READING = frozenset({Capability.READ})
WRITER, OTHER = Actor(KIM, "김피디"), Actor(LEE, "이감독")


@dataclass
class FakeSchedules:
    """One schedule, which is copied in and out."""

    kept: Schedule = field(default_factory=film)
    locked: int = 0

    def get(self, project_id: UUID, *, notes_of: Collection[UUID] | None = None) -> Schedule:
        self.locked += 1
        return self.look(project_id)

    def look(self, project_id: UUID, *, notes_of: Collection[UUID] | None = None) -> Schedule:
        return replace(self.kept, changes=Changes(), facts=[])

    def save(self, schedule: Schedule) -> None:
        self.kept = replace(schedule, changes=Changes(), facts=[])


@dataclass
class Desk:
    """All use cases over the same memory."""

    access: FakeAccess = field(default_factory=FakeAccess)
    schedules: FakeSchedules = field(default_factory=FakeSchedules)
    baselines: FakeBaselines = field(default_factory=FakeBaselines)
    scenarios: FakeScenarios = field(default_factory=FakeScenarios)
    held: dict[UUID, Hold] = field(default_factory=dict)

    def save(self, by: Actor = WRITER) -> Any:
        ports = {"unit_of_work": self.baselines.unit_of_work, "access": self.access, "baselines": self.baselines}
        return save_baseline(by, PROJECT, "착수", **ports, schedules=self.schedules, clock=lambda: AT)

    def drop(self, baseline_id: UUID, by: Actor = WRITER) -> None:
        ports = {"unit_of_work": self.baselines.unit_of_work, "access": self.access, "baselines": self.baselines}
        delete_baseline(by, PROJECT, baseline_id, **ports)

    def of(self, project_id: UUID) -> dict[UUID, Hold]:
        """Who is moving what."""
        return self.held

    def _written(self) -> dict[str, Any]:
        return {"unit_of_work": self.scenarios.unit_of_work, "access": self.access, "scenarios": self.scenarios}

    def copy(self) -> Any:
        return copy_schedule(WRITER, PROJECT, "1안", **self._written(), schedules=self.schedules, clock=lambda: AT)

    def change(self, scenario_id: UUID, command: ChangeScenario) -> Any:
        members = lambda project_id, ids: dict.fromkeys(ids, "")  # noqa: E731  # as the port has it
        return change_scenario(
            WRITER, PROJECT, scenario_id, command, **self._written(), members=members, clock=lambda: AT
        )

    def rename(self, scenario_id: UUID) -> Any:
        return rename_scenario(WRITER, PROJECT, scenario_id, "2안", None, **self._written(), clock=lambda: AT)

    def apply(self, scenario_id: UUID, **how: bool) -> Any:
        ports = self._written() | {"schedules": self.schedules, "members": lambda project_id, ids: {}, "holds": self}
        return apply_scenario(WRITER, PROJECT, scenario_id, ApplyScenario(**how), **ports, clock=lambda: AT)

    def forget(self, scenario_id: UUID, by: Actor = WRITER) -> None:
        delete_scenario(by, PROJECT, scenario_id, None, **self._written())


@pytest.fixture
def desk() -> Desk:
    return Desk()


LONGER = ChangeScenario(change_tasks=[{"task_id": SHOOT, "duration_days": 4}])


@pytest.mark.parametrize(
    "ask",
    [
        lambda desk, there: desk.save(),
        lambda desk, there: desk.drop(there),
        lambda desk, there: desk.copy(),
        lambda desk, there: desk.change(there, LONGER),
        lambda desk, there: desk.rename(there),
        lambda desk, there: desk.apply(there, apply=True),
        lambda desk, there: desk.forget(there),
    ],
    ids=["save", "drop", "copy", "change", "rename", "apply", "forget"],
)
def test_who_may_only_read_is_refused_before_anything_is_looked_for(
    desk: Desk, ask: Callable[[Desk, UUID], Any]
) -> None:
    desk.access = FakeAccess(READING)
    with pytest.raises(NotPermitted):
        ask(desk, new_id())
    assert (desk.baselines.kept, desk.scenarios.kept) == ({}, {})


def test_what_others_made_is_deleted_with_a_further_right_alone(desk: Desk) -> None:
    baseline, scenario = desk.save(), desk.copy()
    with pytest.raises(NotYourBaseline):
        desk.drop(baseline.id, OTHER)
    with pytest.raises(NotYourScenario):
        desk.forget(scenario.id, OTHER)
    assert (len(desk.baselines.kept), len(desk.scenarios.kept)) == (1, 1)
    desk.access = FakeAccess(EDITING | {Capability.DELETE})
    desk.drop(baseline.id, OTHER)
    desk.forget(scenario.id, OTHER)
    assert (desk.baselines.kept, desk.scenarios.kept) == ({}, {})


def test_a_preview_stores_nothing_and_applying_stores_both(desk: Desk) -> None:
    scenario = desk.copy()
    desk.change(scenario.id, LONGER)
    locked = desk.schedules.locked
    assert not desk.apply(scenario.id).is_applied
    assert desk.schedules.locked == locked
    assert (days(desk.schedules.kept), desk.scenarios.kept[scenario.id].applied_at) == (days(film()), None)
    assert desk.apply(scenario.id, apply=True).is_applied
    assert days(desk.schedules.kept)["촬영"] == (12, 17)
    assert desk.scenarios.kept[scenario.id].applied_at == AT


def test_what_another_is_moving_just_now_is_left_to_them(desk: Desk) -> None:
    scenario = desk.copy()
    desk.change(scenario.id, LONGER)
    desk.held = {SHOOT: Hold(SHOOT, LEE, "이감독", AT)}
    assert not desk.apply(scenario.id).is_applied
    with pytest.raises(TaskHeld):
        desk.apply(scenario.id, apply=True)
    assert days(desk.schedules.kept) == days(film())
    desk.held = {SHOOT: Hold(SHOOT, KIM, "김피디", AT)}
    assert desk.apply(scenario.id, apply=True).is_applied


def test_an_outdated_scenario_leaves_the_schedule_as_it_is(desk: Desk) -> None:
    scenario = desk.copy()
    desk.change(scenario.id, LONGER)
    live = desk.schedules.get(PROJECT)
    live.revise_task(SHOOT, {"length": Span(3)}, today=MONDAY)
    desk.schedules.save(live)
    with pytest.raises(ScenarioOutdated):
        desk.apply(scenario.id, apply=True)
    assert days(desk.schedules.kept)["촬영"] == (12, 16)
    assert [fact.name for fact in desk.scenarios.told] == ["schedule.scenario_added", "schedule.scenario_updated"]
