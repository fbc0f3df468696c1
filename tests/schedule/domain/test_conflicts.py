"""Where plans get into each other's way."""

import random
from dataclasses import replace
from datetime import date, timedelta
from uuid import UUID

import pytest

from core.domain.ids import new_id
from schedule.contracts.conflicts import ConflictKind
from schedule.domain.conflicts import Booking, Conflict, conflicts_of, conflicts_with

OURS, THEIRS, HIDDEN = (UUID(int=number) for number in (1, 2, 3))
JIMIN, SEOJUN = UUID(int=11), UUID(int=12)
K = ConflictKind


def day(number: int) -> date:
    return date(2026, 3, 1) + timedelta(days=number - 1)


def booked(project: UUID, first: int, last: int | None = None, **changed: object) -> Booking:
    plain = Booking(new_id(), project, 1, "촬영", "shooting", "", (), day(first), day(last or first))
    return replace(plain, **changed)  # type: ignore[arg-type]  # fields by name


def found(*bookings: Booking, project: UUID = OURS, seen: tuple[UUID, ...] = (OURS, THEIRS)) -> list[Conflict]:
    return list(conflicts_of(bookings, project, seen))


def test_two_shoots_on_one_day_conflict_whichever_projects_they_are_of() -> None:
    for other in (OURS, THEIRS):
        (conflict,) = found(booked(OURS, 1, 4), booked(other, 3, 6))
        assert (conflict.kind, conflict.first, conflict.last) == (K.SHOOTS_SAME_DAY, day(3), day(4))


@pytest.mark.parametrize(("first", "last"), [(5, 6), (1, 1)])
def test_shoots_on_neighbouring_days_do_not(first: int, last: int) -> None:
    assert found(booked(OURS, 2, 4), booked(THEIRS, first, last)) == []


def test_somebody_is_needed_twice() -> None:
    review = booked(OURS, 1, group="review", assignees=(JIMIN, SEOJUN))
    (conflict,) = found(review, booked(THEIRS, 1, group="delivery", assignees=(SEOJUN,)))
    assert (conflict.kind, conflict.person_id) == (K.ASSIGNEE_DOUBLE_BOOKED, SEOJUN)


def test_a_place_is_needed_twice_however_it_is_written() -> None:
    one = booked(OURS, 1, group="", place="Studio A 스튜디오")
    (conflict,) = found(one, booked(THEIRS, 1, group="", place="ｓｔｕｄｉｏ  a 스튜디오 "))
    assert conflict.kind is K.PLACE_DOUBLE_BOOKED
    assert found(one, booked(THEIRS, 1, group="", place="")) == []


def test_of_a_project_that_is_not_seen_it_is_only_people_who_meet() -> None:
    ours = booked(OURS, 1, place="성수", assignees=(JIMIN,))
    (conflict,) = found(ours, booked(HIDDEN, 1, place="성수", assignees=(JIMIN,)))
    assert (conflict.kind, conflict.is_busy) == (K.ASSIGNEE_DOUBLE_BOOKED, True)


def test_two_tasks_may_conflict_in_every_way() -> None:
    both = {"place": "성수", "assignees": (JIMIN, SEOJUN)}
    kinds = [each.kind for each in found(booked(OURS, 1, **both), booked(THEIRS, 1, **both))]
    assert sorted(kinds) == [
        K.ASSIGNEE_DOUBLE_BOOKED,
        K.ASSIGNEE_DOUBLE_BOOKED,
        K.PLACE_DOUBLE_BOOKED,
        K.SHOOTS_SAME_DAY,
    ]


def test_conflicts_of_others_are_not_told() -> None:
    assert found(booked(THEIRS, 1), booked(THEIRS, 1), booked(OURS, 2)) == []


def test_places_of_one_plan_are_one_call_sheet_and_others_are_not() -> None:
    plan, people = new_id(), {"assignees": (JIMIN,)}
    one, other = booked(OURS, 1, plan_id=plan, **people), booked(OURS, 1, plan_id=plan, **people)
    assert found(one, other) == []
    assert list(conflicts_with(one.task_id, (one, other), OURS, (OURS,))) == []
    for stranger in (replace(other, plan_id=new_id()), replace(other, project_id=THEIRS), replace(other, plan_id=None)):
        assert len(found(one, stranger)) == 2


def test_a_conflict_has_one_id_from_either_side_and_the_project_asked_about_comes_first() -> None:
    one, other = booked(OURS, 1), booked(THEIRS, 1)
    (ours,), (theirs,) = found(one, other), found(one, other, project=THEIRS)
    assert ours.id == theirs.id
    assert (ours.one, theirs.one) == (one, other)
    assert ours.days == theirs.days
    (busy,) = found(replace(one, assignees=(JIMIN,)), replace(other, project_id=HIDDEN, assignees=(JIMIN,)))
    assert busy.id != ours.id


def test_other_days_of_either_are_other_days_of_the_conflict() -> None:
    one, other = booked(OURS, 1, 3), booked(THEIRS, 1, 3)
    (before,), (after,) = found(one, other), found(one, replace(other, last=day(4)))
    assert before.id == after.id
    assert before.days != after.days


@pytest.mark.parametrize("seed", range(20))
def test_every_pair_is_found_once_as_by_comparing_all_with_all(seed: int) -> None:
    bookings = _some(random.Random(seed))
    told = found(*bookings)
    assert len({conflict.id for conflict in told}) == len(told) == _compared(bookings)
    assert [conflict.first for conflict in told] == sorted(conflict.first for conflict in told)


@pytest.mark.parametrize("seed", range(5))
def test_those_of_one_task_are_the_same_ones_by_day(seed: int) -> None:
    bookings = _some(random.Random(seed))
    told = found(*bookings)
    for task in bookings:
        if task.project_id != HIDDEN:
            own = list(conflicts_with(task.task_id, bookings, OURS, (OURS, THEIRS)))
            assert [each.first for each in own] == sorted(each.first for each in own)
            expected = {each.id: each for each in told if task in (each.one, each.other)}
            assert {each.id: each for each in own} == expected


def _some(dice: random.Random) -> list[Booking]:
    return [
        booked(
            dice.choice((OURS, THEIRS, HIDDEN)),
            first := dice.randint(1, 20),
            first + dice.randint(0, 4),
            group=dice.choice(("shooting", "review")),
            place=dice.choice(("", "성수", "SEOUL", "seoul")),
            assignees=tuple(dice.sample((JIMIN, SEOJUN), dice.randint(0, 2))),
        )
        for _ in range(40)
    ]


def _compared(bookings: list[Booking]) -> int:
    number = 0
    for place, one in enumerate(bookings):
        for other in bookings[place + 1 :]:
            if OURS not in (one.project_id, other.project_id) or one.first > other.last or other.first > one.last:
                continue
            number += len(set(one.assignees) & set(other.assignees))
            if HIDDEN not in (one.project_id, other.project_id):
                number += one.group == other.group == "shooting"
                number += one.place.lower() == other.place.lower() != ""
    return number
