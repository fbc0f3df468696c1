"""A scenario is applied to the schedule as it has become since."""

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from core.domain.ids import new_id
from schedule.contracts import LinkType
from schedule.domain.comparison_refusals import ScenarioOutdated
from schedule.domain.drafts import LinkDraft, TaskDraft
from schedule.domain.edit import Rearranged
from schedule.domain.network import Span
from schedule.domain.scenario import Scenario
from schedule.domain.scenario_edits import Edits, play
from schedule.domain.schedule import Schedule
from schedule.domain.three_way import fitted, outdated
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

NEW = TaskDraft(id=new_id(), name="색보정", length=Span(2), not_before=on(12))
LINKED = LinkDraft(id=new_id(), predecessor=CUT, successor=NEW.id, type=LinkType.START_START, lag=Span(1))
LONGER = Edits(tasks={SHOOT: {"length": Span(4)}})


def scenario_of(*wanted: Edits) -> Scenario:
    scenario = Scenario.of(film(), new_id(), "비 오는 날", KIM, AT)
    for each in wanted:
        scenario.change(each, AT)
    return scenario


def applied(scenario: Scenario, live: Schedule, *, overwrite: bool = False, move_fixed: bool = False) -> Rearranged:
    edits, held = fitted(scenario.edits, scenario.base, live, overwrite, move_fixed)
    return play(live, edits).and_held(held)


def revised(schedule: Schedule, task_id: Any, **words: Any) -> Schedule:
    schedule.revise_task(task_id, words, today=MONDAY, consent=True)
    return schedule


def test_applying_gives_what_the_scenario_showed() -> None:
    scenario = scenario_of(
        Edits(tasks={SCRIPT: {"not_before": on(11)}, CUT: {"assignees": (KIM, LEE), "name": "가편집"}}),
        Edits(added=(NEW,), unlinked=frozenset({TO_SHOOT})),
        Edits(linked=(LINKED,)),
    )
    live = film()
    applied(scenario, live)
    assert dates(live) == dates(scenario.schedule())
    assert {each.id: each.assignees for each in live.tasks.values()}[CUT] == (KIM, LEE)


def dates(schedule: Schedule) -> dict[Any, Any]:
    return {each.id: (each.name, each.starts, each.ends, each.length) for each in schedule.tasks.values()}


def test_applying_twice_is_no_change() -> None:
    scenario = scenario_of(
        Edits(tasks=LONGER.tasks, added=(NEW,), unlinked=frozenset({TO_CUT})), Edits(linked=(LINKED,))
    )
    live = film()
    applied(scenario, live)
    version, before = live.version, dates(live)
    assert applied(scenario, live) == Rearranged()
    assert (live.version, dates(live)) == (version, before)


def test_what_only_the_schedule_changed_stays() -> None:
    live = revised(film(), CUT, length=Span(1), assignees=(LEE,))
    applied(scenario_of(LONGER), live)
    assert days(live)["촬영"] == (12, 17)
    assert (days(live)["편집"], live.tasks[CUT].assignees) == ((18, 18), (LEE,))


def remove(schedule: Schedule) -> Schedule:
    schedule.remove_tasks([SHOOT])
    return schedule


@pytest.mark.parametrize(
    "meanwhile",
    [
        lambda live: revised(live, SHOOT, length=Span(3)),
        lambda live: revised(live, SHOOT, not_before=on(17)),
        lambda live: revised(live, SHOOT, assignees=(LEE,)),
        lambda live: revised(live, SHOOT, progress=10),
        lambda live: revised(live, SHOOT, must_end_by=date(2026, 3, 20)),
        remove,
    ],
    ids=["longer", "moved", "assigned", "begun", "limited", "removed"],
)
def test_a_task_that_both_changed_is_named(meanwhile: Callable[[Schedule], Schedule]) -> None:
    live = meanwhile(film())
    before = dates(live)
    with pytest.raises(ScenarioOutdated) as refused:
        applied(scenario_of(LONGER), live)
    assert refused.value.params == {"tasks": "촬영"}
    (fault,) = refused.value.faults
    assert (fault.pointer, fault.params) == (f"/tasks/{SHOOT}", (("name", "촬영"),))
    assert dates(live) == before


@pytest.mark.parametrize(
    "meanwhile",
    [
        lambda live: revised(live, SHOOT, notes="우산", place="남산"),
        lambda live: revised(live, SCRIPT, length=Span(6)),
        lambda live: revised(live, SHOOT, length=Span(4)),
    ],
    ids=["a note", "a push", "the same"],
)
def test_what_a_plan_does_not_go_by_is_no_conflict(meanwhile: Callable[[Schedule], Schedule]) -> None:
    live = meanwhile(film())
    applied(scenario_of(LONGER), live)
    assert live.tasks[SHOOT].length == Span(4)


def test_overwriting_takes_the_scenarios_side_of_what_it_changed_alone() -> None:
    live = revised(film(), SHOOT, length=Span(3), assignees=(LEE,))
    applied(scenario_of(LONGER), live, overwrite=True)
    assert (live.tasks[SHOOT].length, live.tasks[SHOOT].assignees) == (Span(4), (LEE,))


def test_what_the_schedule_has_lost_stays_lost() -> None:
    scenario = scenario_of(
        LONGER,
        Edits(
            added=(NEW,), linked=(LinkDraft(id=new_id(), predecessor=SHOOT, successor=CUT, type=LinkType.START_START),)
        ),
    )
    live = remove(film())
    assert list(outdated(scenario.edits, scenario.base, live).values()) == ["촬영"]
    applied(scenario, live, overwrite=True)
    assert sorted(each.name for each in live.tasks.values()) == ["색보정", "시사", "콘티", "편집"]
    assert live.links == {}


def test_removing_what_was_changed_meanwhile_is_asked_about() -> None:
    scenario = scenario_of(Edits(removed=frozenset({SHOOT})))
    live = revised(film(), SHOOT, length=Span(3))
    with pytest.raises(ScenarioOutdated):
        applied(scenario, live)
    applied(scenario, live, overwrite=True)
    assert SHOOT not in live.tasks
    assert applied(scenario, live) == Rearranged()


def test_unlinking_what_was_linked_otherwise_meanwhile_is_asked_about() -> None:
    scenario = scenario_of(Edits(unlinked=frozenset({TO_CUT})))
    live = film()
    live.revise_link(TO_CUT, {"lag": Span(2)})
    with pytest.raises(ScenarioOutdated) as refused:
        applied(scenario, live)
    assert refused.value.params == {"tasks": "편집"}


def test_a_link_that_is_there_by_now_is_not_made_again() -> None:
    ends = {"predecessor": SCRIPT, "successor": CUT}
    scenario, live = scenario_of(Edits(linked=(LinkDraft(id=new_id(), **ends),))), film()
    live.add_links([LinkDraft(id=new_id(), **ends)])
    applied(scenario, live)
    assert len(live.links) == 3


def test_fixed_tasks_and_those_placed_by_hand_move_with_consent_alone() -> None:
    live = film()
    live.revise_task(SCRIPT, {"not_before": on(10), "placed_by_hand": True}, today=MONDAY)
    scenario = Scenario.of(live, new_id(), "늦은 시작", KIM, AT)
    wanted = {SCREEN: {"not_before": on(23, 10), "name": "시사회"}, SCRIPT: {"not_before": on(12), "length": Span(1)}}
    scenario.change(Edits(tasks=wanted), AT)
    kept = Scenario.schedule(Scenario.of(live, new_id(), "그대로", KIM, AT))
    found = applied(scenario, kept)
    assert [(each.name, each.start, each.needed, each.has_begun) for each in found.held] == [
        ("콘티", on(10), on(12), False),
        ("시사", on(20, 14), on(23, 10), False),
    ]
    assert (days(kept)["시사회"], days(kept)["콘티"]) == ((20, 20), (10, 10))
    moved = applied(scenario, live, move_fixed=True)
    assert (dates(live), moved.held) == (dates(scenario.schedule()), ())


def test_what_has_begun_meanwhile_stays_even_with_consent() -> None:
    scenario = scenario_of(Edits(tasks={SCRIPT: {"not_before": on(12)}}))
    live = revised(film(), SCRIPT, progress=20)
    found = applied(scenario, live, overwrite=True, move_fixed=True)
    assert [(each.name, each.has_begun) for each in found.held] == [("콘티", True)]
    assert days(live)["콘티"] == (9, 11)


EDITS = st.one_of(
    st.tuples(st.sampled_from([SCRIPT, SHOOT, CUT]), st.integers(1, 8)).map(
        lambda drawn: Edits(tasks={drawn[0]: {"length": Span(drawn[1])}})
    ),
    st.tuples(st.sampled_from([SCRIPT, SHOOT, CUT]), st.one_of(st.none(), st.integers(2, 27))).map(
        lambda drawn: Edits(tasks={drawn[0]: {"not_before": drawn[1] and on(drawn[1])}})
    ),
    st.sampled_from([SCRIPT, SHOOT, CUT]).map(lambda task_id: Edits(removed=frozenset({task_id}))),
    st.sampled_from([TO_SHOOT, TO_CUT]).map(lambda link_id: Edits(unlinked=frozenset({link_id}))),
    st.builds(lambda: Edits(added=(TaskDraft(id=new_id(), name="새 작업", not_before=on(12)),))),
)


@settings(max_examples=150, deadline=timedelta(seconds=2))
@given(st.lists(EDITS, max_size=8))
def test_whatever_is_tried_applying_gives_what_it_showed(tried: list[Edits]) -> None:
    scenario = scenario_of()
    for each in tried:
        there = scenario.schedule()
        wanted = set(each.tasks) | each.removed
        if wanted <= there.tasks.keys() and each.unlinked <= there.links.keys():
            scenario.change(each, AT)
    live = film()
    applied(scenario, live)
    assert dates(live) == dates(scenario.schedule())
    assert live.links.keys() == scenario.schedule().links.keys()
