"""Scenarios, in memory and in PostgreSQL alike."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Any
from uuid import UUID

import pytest

from core.domain.actor import SYSTEM
from core.domain.events import Event
from core.domain.ids import new_id
from core.domain.pages import PageRequest
from schedule.contracts import CalendarKind, LinkType, TaskKind
from schedule.domain.comparison_refusals import ScenarioNotFound, TooManyScenarios
from schedule.domain.drafts import LinkDraft, TaskDraft
from schedule.domain.network import Span
from schedule.domain.scenario import MOST_SCENARIOS, Scenario
from schedule.domain.scenario_edits import Edits
from schedule.domain.schedule import Schedule
from schedule.domain.working_time import calendars
from tests.schedule.baseline_fakes import grant_of
from tests.schedule.scenario_fakes import FakeScenarios
from tests.schedule.scenarios import AT, CUT, KIM, LEE, PHASE, PROJECT, SCREEN, SCRIPT, SHOOT, TO_CUT, film, on

OTHER = UUID(int=77)
GRANT, FIRST = grant_of(PROJECT, KIM), PageRequest(1, 20)
NEW = TaskDraft(
    id=new_id(),
    name="색보정",
    phase_id=PHASE,
    kind=TaskKind.TASK,
    length=Span(2, 30),
    calendar=CalendarKind.EVERY_DAY,
    not_before=on(12),
    must_end_by=date(2026, 4, 1),
    is_fixed=True,
    placed_by_hand=True,
    assignees=(KIM, LEE),
    place="을지로",
    notes="",
    source={"plan_id": "2"},
)
LINK = LinkDraft(id=new_id(), predecessor=CUT, successor=NEW.id, type=LinkType.START_FINISH, lag=Span(-1, 15))


@dataclass
class Shelf:
    scenarios: Any
    reads: Any
    work: Callable[..., AbstractContextManager[None]]
    told: list[Event]

    def stored(self, number: int = 0, project_id: UUID = PROJECT) -> Scenario:
        scenario = whole(f"{number}안", timedelta(minutes=number, microseconds=7), project_id)
        with self.work(by=SYSTEM):
            self.scenarios.add(scenario)
        return scenario


@pytest.fixture(params=["fake", pytest.param("real", marks=pytest.mark.django_db)])
def shelf(request: pytest.FixtureRequest) -> Shelf:
    if request.param == "fake":
        fake = FakeScenarios()
        return Shelf(fake, fake, fake.unit_of_work, fake.told)
    from core.infrastructure.unit_of_work import unit_of_work
    from schedule.infrastructure.scenarios import DjangoScenarioReads, DjangoScenarios
    from tests.schedule.records import empty_schedule

    for project_id in (PROJECT, OTHER):
        empty_schedule(project_id)
    told: list[Event] = []
    kept = lambda hours: calendars(hours.week)  # noqa: E731  # as the port has it
    return Shelf(DjangoScenarios(told.append, kept), DjangoScenarioReads(kept), unit_of_work, told)


def whole(name: str, after: timedelta, project_id: UUID) -> Scenario:
    """No field at its default, and an edit of each kind."""
    live = film(project_id)
    live.revise_task(SCRIPT, {"progress": 30}, today=date(2026, 3, 9))
    live.revise_link(TO_CUT, {"lag": Span(1, 30), "type": LinkType.START_START})
    scenario = Scenario.of(live, new_id(), name, KIM, AT + after)
    changed = {"name": "야외 촬영", "length": Span(4, 20), "not_before": on(13), "assignees": (LEE,)}
    scenario.change(Edits(tasks={SHOOT: changed | {"is_fixed": True, "placed_by_hand": True}}), AT)
    scenario.change(Edits(added=(NEW,), removed=frozenset({SCREEN}), unlinked=frozenset({TO_CUT})), AT)
    scenario.change(Edits(linked=(LINK,)), AT)
    scenario.applied(AT + timedelta(days=1))
    return scenario


def same(one: Scenario, other: Scenario) -> bool:
    """Notes and what is yet to be told stay out of it."""
    plain = one.edits, one.outline, one.row(), one.schedule().row()
    return plain == (other.edits, other.outline, other.row(), other.schedule().row()) and _inputs(one) == _inputs(other)


def _inputs(scenario: Scenario) -> Schedule:
    tasks = {each.id: replace(each, notes=None) for each in scenario.base.tasks.values()}
    return replace(scenario.base, tasks=tasks, shown=None, changes=type(scenario.base.changes)(), facts=[])


def test_a_whole_scenario_comes_back_as_it_was(shelf: Shelf) -> None:
    scenario = shelf.stored()
    assert scenario.facts == []
    with shelf.work(by=SYSTEM):
        assert same(shelf.scenarios.get(PROJECT, scenario.id), scenario)
    assert same(shelf.reads.scenario(GRANT, scenario.id), scenario)
    assert shelf.reads.page(GRANT, FIRST).rows == (scenario.row(),)


def test_what_is_saved_comes_back_and_is_told_once(shelf: Shelf) -> None:
    scenario = shelf.stored()
    shelf.told.clear()
    with shelf.work(by=SYSTEM):
        scenario.change(Edits(tasks={CUT: {"length": Span(9)}}), AT + timedelta(days=2))
        shelf.scenarios.save(scenario)
        shelf.scenarios.save(scenario)
    (told,) = [(fact.name, fact.payload()) for fact in shelf.told]
    assert told == ("schedule.scenario_updated", scenario.row().wire() | {"scenario_id": str(scenario.id)})
    assert same(shelf.reads.scenario(GRANT, scenario.id), scenario)


def test_one_that_goes_is_told_of(shelf: Shelf) -> None:
    scenario = shelf.stored()
    shelf.told.clear()
    with shelf.work(by=SYSTEM):
        scenario.remove()
        shelf.scenarios.remove(scenario)
    (told,) = [(fact.name, fact.payload()) for fact in shelf.told]
    ids = {"project_id": str(PROJECT), "id": str(scenario.id), "scenario_id": str(scenario.id)}
    assert told == ("schedule.scenario_removed", ids)
    with pytest.raises(ScenarioNotFound):
        shelf.reads.scenario(GRANT, scenario.id)


def test_the_newest_is_listed_first_a_page_at_a_time(shelf: Shelf) -> None:
    rows = [shelf.stored(number).row() for number in range(3)]
    shelf.stored(9, OTHER)
    page = shelf.reads.page(GRANT, PageRequest(1, 2))
    assert (list(page.rows), page.total) == ([rows[2], rows[1]], 3)
    assert list(shelf.reads.page(GRANT, PageRequest(2, 2)).rows) == [rows[0]]


def test_one_of_another_project_is_not_there(shelf: Shelf) -> None:
    scenario = shelf.stored(0, OTHER)
    with pytest.raises(ScenarioNotFound):
        shelf.reads.scenario(GRANT, scenario.id)
    with shelf.work(by=SYSTEM), pytest.raises(ScenarioNotFound):
        shelf.scenarios.get(PROJECT, scenario.id)


def test_there_are_so_many_and_no_more(shelf: Shelf) -> None:
    for number in range(MOST_SCENARIOS):
        last = shelf.stored(number)
    with pytest.raises(TooManyScenarios) as refused:
        shelf.stored(MOST_SCENARIOS)
    assert refused.value.params == {"most": 20}
    shelf.stored(0, OTHER)
    with shelf.work(by=SYSTEM):
        last.remove()
        shelf.scenarios.remove(last)
    assert shelf.stored(50).row() in shelf.reads.page(GRANT, FIRST).rows
