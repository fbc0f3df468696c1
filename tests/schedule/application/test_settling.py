"""What people make of conflicts."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from typing import Any
from uuid import UUID

import pytest

from core.domain.actor import Actor
from core.domain.errors import Stale
from core.domain.ids import new_id
from projects.contracts import Role
from projects.domain.refusals import ProjectNotFound, ProjectNotPermitted
from schedule.application.conflict_ports import Days
from schedule.application.find_conflicts import ConflictFinder
from schedule.application.read_conflicts import ShownConflict
from schedule.application.settle_conflict import SettleConflict, settle_conflict
from schedule.contracts.conflicts import ConflictState, ConflictUpdated
from schedule.domain.conflict_refusals import ConflictNotFound
from schedule.domain.conflicts import MOST_CONFLICTS, Booking
from tests.schedule.fake_conflicts import FakeStates, FakeTown

OURS, THEIRS, HIDDEN = (UUID(int=number) for number in (1, 2, 3))
JIMIN, VIEWER, STRANGER = (Actor(new_id(), name) for name in ("지민", "뷰어", "손님"))
DAY, NOON = date(2026, 3, 2), datetime(2026, 3, 1, 12, tzinfo=UTC)
ONE = timedelta(days=1)


def booking(project: UUID, *people: UUID) -> Booking:
    return Booking(new_id(), project, 1, "촬영", "shooting", "", people, DAY, DAY)


@pytest.fixture
def town() -> FakeTown:
    members = {JIMIN.user_id: Role.EDITOR, VIEWER.user_id: Role.VIEWER}
    return FakeTown({OURS: members, THEIRS: {JIMIN.user_id: Role.EDITOR}, HIDDEN: {STRANGER.user_id: Role.OWNER}})


@pytest.fixture
def states() -> FakeStates:
    return FakeStates()


def settle(town: FakeTown, states: FakeStates, actor: Actor, command: SettleConflict) -> ShownConflict:
    ports: dict[str, Any] = {"finder": ConflictFinder(town, town, states), "states": states, "clock": lambda: NOON}
    return settle_conflict(actor, OURS, command, unit_of_work=states.unit_of_work, access=town.access, **ports)


def the_id(town: FakeTown, states: FakeStates) -> UUID:
    (seen,) = ConflictFinder(town, town, states).find(JIMIN.user_id, OURS, Days()).rows
    return seen.conflict.id


@pytest.mark.parametrize(("actor", "refusal"), [(VIEWER, ProjectNotPermitted), (STRANGER, ProjectNotFound)])
def test_it_takes_the_right_to_update(
    town: FakeTown, states: FakeStates, actor: Actor, refusal: type[Exception]
) -> None:
    town.tasks = [booking(OURS), booking(THEIRS)]
    command = SettleConflict(the_id(town, states), ConflictState.IGNORED, None)
    with pytest.raises(refusal):
        settle(town, states, actor, command)
    assert states.kept == {}


def test_both_projects_hear_of_it_where_the_actor_sees_both(town: FakeTown, states: FakeStates) -> None:
    town.tasks = [booking(OURS), booking(THEIRS)]
    shown = settle(town, states, JIMIN, SettleConflict(the_id(town, states), ConflictState.IGNORED, 0))
    assert (shown.seen.state, shown.seen.by_id, shown.seen.version) == (ConflictState.IGNORED, JIMIN.user_id, 1)
    told = [fact.project_id for fact in states.told if isinstance(fact, ConflictUpdated)]
    assert (told, states.unheard) == ([OURS, THEIRS], [])


def test_a_project_that_the_actor_does_not_see_is_told_nothing(town: FakeTown, states: FakeStates) -> None:
    town.tasks = [booking(OURS, VIEWER.user_id), booking(HIDDEN, VIEWER.user_id)]
    settle(town, states, JIMIN, SettleConflict(the_id(town, states), ConflictState.RESOLVED, None))
    told = [fact.project_id for fact in states.told if isinstance(fact, ConflictUpdated)]
    assert (told, states.unheard) == ([OURS], [HIDDEN])


def test_a_stale_version_changes_nothing_and_neither_does_the_same_state(town: FakeTown, states: FakeStates) -> None:
    town.tasks = [booking(OURS), booking(THEIRS)]
    conflict_id = the_id(town, states)
    settle(town, states, JIMIN, SettleConflict(conflict_id, ConflictState.IGNORED, None))
    with pytest.raises(Stale):
        settle(town, states, JIMIN, SettleConflict(conflict_id, ConflictState.RESOLVED, 0))
    settle(town, states, JIMIN, SettleConflict(conflict_id, ConflictState.IGNORED, 1))
    assert (states.kept[conflict_id].version, len(states.told)) == (1, 2)


def test_a_conflict_is_found_behind_more_than_are_listed(town: FakeTown, states: FakeStates) -> None:
    late = [replace(booking(each), first=DAY + ONE, last=DAY + ONE) for each in (OURS, THEIRS)]
    town.tasks = [*(booking(OURS) for _ in range(46)), *late]
    finder = ConflictFinder(town, town, states)
    assert len(finder.find(JIMIN.user_id, OURS, Days()).rows) == MOST_CONFLICTS
    (listed,) = finder.find(JIMIN.user_id, OURS, Days(DAY + ONE, DAY + ONE)).rows
    shown = settle(town, states, JIMIN, SettleConflict(listed.conflict.id, ConflictState.IGNORED, None))
    assert shown.seen.state is ConflictState.IGNORED


def test_a_conflict_that_is_over_is_not_there(town: FakeTown, states: FakeStates) -> None:
    town.tasks = [booking(OURS), booking(THEIRS)]
    conflict_id = the_id(town, states)
    town.archived = {THEIRS}
    with pytest.raises(ConflictNotFound):
        settle(town, states, JIMIN, SettleConflict(conflict_id, ConflictState.IGNORED, None))
