"""Scenarios: a copy of a schedule, and what it would have otherwise."""

from datetime import timedelta

import pytest

from core.domain.errors import InvalidField, Stale
from core.domain.ids import new_id
from schedule.domain.drafts import LinkDraft, TaskDraft
from schedule.domain.network import Span
from schedule.domain.refusals import CyclicLinks, TaskNotFound
from schedule.domain.scenario import Scenario
from schedule.domain.scenario_edits import Edits
from schedule.domain.task_refusals import TaskBegun
from tests.schedule.scenarios import (
    AT,
    CUT,
    KIM,
    LEE,
    MONDAY,
    SCREEN,
    SCRIPT,
    SHOOT,
    TO_CUT,
    TO_SHOOT,
    days,
    film,
    on,
)

LATER = AT + timedelta(hours=1)
NEW = TaskDraft(id=new_id(), name="색보정", length=Span(2), assignees=(LEE,))


@pytest.fixture
def scenario() -> Scenario:
    return Scenario.of(film(), new_id(), "비 오는 날", KIM, AT)


def test_a_scenario_begins_as_the_schedule_is(scenario: Scenario) -> None:
    assert scenario.schedule().row() == film().row()
    row = scenario.row()
    assert (row.name, row.edit_count, row.version, row.applied_at) == ("비 오는 날", 0, 1, None)
    assert (row.schedule_version, row.start_date, row.end_date) == (film().version, MONDAY, film().outline().end_date)
    assert [fact.name for fact in scenario.facts] == ["schedule.scenario_added"]


def test_what_is_moved_pushes_what_waits_and_the_schedule_stays(scenario: Scenario) -> None:
    live = film()
    scenario = Scenario.of(live, new_id(), "늦은 시작", KIM, AT)
    moved = scenario.change(Edits(tasks={SCRIPT: {"not_before": on(11)}}), LATER)
    assert {shift.name: shift.days for shift in moved.moved} == {"콘티": 2, "촬영": 4, "편집": 2}
    assert days(scenario.schedule()) == {"콘티": (11, 13), "촬영": (16, 17), "편집": (18, 20), "시사": (20, 20)}
    assert live.row() == film().row()
    assert (scenario.row().version, scenario.row().updated_at) == (2, LATER)


def test_edits_are_states_not_deeds(scenario: Scenario) -> None:
    for day in (11, 16, 10):
        scenario.change(Edits(tasks={SCRIPT: {"not_before": on(day)}}), LATER)
    assert scenario.edits == Edits(tasks={SCRIPT: {"not_before": on(10)}})
    scenario.change(Edits(tasks={SCRIPT: {"not_before": on(9)}}), LATER)
    assert scenario.edits == Edits()
    assert days(scenario.schedule()) == days(film())


def test_what_is_added_and_removed_again_leaves_nothing(scenario: Scenario) -> None:
    link = LinkDraft(id=new_id(), predecessor=CUT, successor=NEW.id)
    scenario.change(Edits(added=(NEW,), linked=()), LATER)
    scenario.change(Edits(linked=(link,)), LATER)
    assert days(scenario.schedule())["색보정"] == (19, 20)
    assert scenario.row().edit_count == 2
    scenario.change(Edits(removed=frozenset({NEW.id})), LATER)
    assert scenario.edits == Edits()


def test_a_new_task_that_is_changed_is_still_new(scenario: Scenario) -> None:
    scenario.change(Edits(added=(NEW,)), LATER)
    scenario.change(Edits(tasks={NEW.id: {"length": Span(5), "assignees": (KIM,)}}), LATER)
    (added,) = scenario.edits.added
    assert (added.length, added.assignees, scenario.edits.tasks) == (Span(5), (KIM,), {})


def test_links_go_with_a_removed_task_and_alone(scenario: Scenario) -> None:
    scenario.change(Edits(removed=frozenset({SHOOT})), LATER)
    assert scenario.edits == Edits(removed=frozenset({SHOOT}))
    assert days(scenario.schedule())["편집"] == (9, 11)
    other = Scenario.of(film(), new_id(), "링크 없이", KIM, AT)
    other.change(Edits(unlinked=frozenset({TO_CUT})), LATER)
    assert days(other.schedule()) == days(film()) | {"편집": (9, 11)}


def test_all_kinds_of_changes_together_are_one_change(scenario: Scenario) -> None:
    wanted = Edits(
        tasks={SHOOT: {"length": Span(4), "name": "야외 촬영"}, SCREEN: {"is_fixed": False}},
        added=(NEW,),
        removed=frozenset({SCRIPT}),
        linked=(LinkDraft(id=new_id(), predecessor=CUT, successor=SCREEN),),
        unlinked=frozenset(),
    )
    moved = scenario.change(wanted, LATER)
    assert days(scenario.schedule()) == {"야외 촬영": (9, 12), "편집": (13, 17), "시사": (20, 20), "색보정": (9, 10)}
    assert {shift.name for shift in moved.moved} == {"야외 촬영", "편집"}
    assert scenario.row().version == 2


def test_a_fixed_task_is_moved_in_a_scenario(scenario: Scenario) -> None:
    scenario.change(Edits(tasks={SCREEN: {"not_before": on(23, 10)}}), LATER)
    assert days(scenario.schedule())["시사"] == (23, 23)


def test_what_has_begun_has_its_start() -> None:
    live = film()
    live.revise_task(SCRIPT, {"progress": 30}, today=MONDAY)
    scenario = Scenario.of(live, new_id(), "늦은 시작", KIM, AT)
    with pytest.raises(TaskBegun):
        scenario.change(Edits(tasks={SCRIPT: {"not_before": on(12)}}), LATER)
    assert scenario.row().version == 1
    scenario.change(Edits(tasks={SCRIPT: {"length": Span(5)}}), LATER)
    assert days(scenario.schedule())["콘티"] == (9, 13)


def test_what_the_schedule_refuses_the_scenario_refuses_and_stays(scenario: Scenario) -> None:
    circle = LinkDraft(id=new_id(), predecessor=CUT, successor=SCRIPT)
    for wanted, refusal in (
        (Edits(linked=(circle,)), CyclicLinks),
        (Edits(tasks={new_id(): {"length": Span(1)}}), TaskNotFound),
        (Edits(removed=frozenset({new_id()})), TaskNotFound),
        (Edits(tasks={CUT: {"length": Span(0)}}), InvalidField),
        (Edits(tasks={CUT: {"name": ""}}), InvalidField),
    ):
        before = scenario.row()
        with pytest.raises(refusal):
            scenario.change(wanted, LATER)
        assert (scenario.row(), days(scenario.schedule())) == (before, days(film()))


def test_a_link_may_turn_around_in_one_change(scenario: Scenario) -> None:
    turned = LinkDraft(id=new_id(), predecessor=SHOOT, successor=SCRIPT)
    scenario.change(Edits(linked=(turned,), unlinked=frozenset({TO_SHOOT})), LATER)
    assert days(scenario.schedule())["콘티"] == (11, 13)


def test_who_has_left_is_given_nothing_to_do() -> None:
    edits = Edits(tasks={SCRIPT: {"assignees": (KIM, LEE), "name": "대본"}, CUT: {"length": Span(1)}}, added=(NEW,))
    assert edits.assigned == {KIM, LEE}
    left = edits.assigning({KIM})
    assert left.tasks == {SCRIPT: {"assignees": (KIM,), "name": "대본"}, CUT: {"length": Span(1)}}
    assert [each.assignees for each in left.added] == [()]
    assert edits.assigning({KIM, LEE}) is edits


def test_no_change_is_no_other_version(scenario: Scenario) -> None:
    scenario.change(Edits(tasks={SCRIPT: {"not_before": on(9)}}), LATER)
    scenario.rename("비 오는 날", LATER)
    assert (scenario.row().version, len(scenario.facts)) == (1, 1)


def test_a_caller_who_saw_another_one_is_refused(scenario: Scenario) -> None:
    scenario.rename("맑은 날", LATER)
    scenario.expect(2)
    scenario.expect(None)
    with pytest.raises(Stale):
        scenario.expect(1)
