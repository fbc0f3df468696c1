"""Tasks of shooting, as a plan's shots ask for them."""

from copy import deepcopy
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from typing import Any
from uuid import UUID

import pytest

from core.domain.ids import new_id
from core.domain.language import Language
from schedule.contracts import PhaseKind
from schedule.domain.auto_plan import Terms, planned
from schedule.domain.call_sheet import call_sheet
from schedule.domain.default_plan import default_blueprint
from schedule.domain.drafts import LinkDraft
from schedule.domain.moments import moment
from schedule.domain.network import Span
from schedule.domain.schedule import Schedule
from schedule.domain.shooting_days import Pace, ShotToFilm
from schedule.domain.shooting_plan import Choice, film
from schedule.domain.task import Task
from tests.schedule.domain.schedules import empty_schedule

PLAN, TODAY, TUESDAY = UUID(int=7), date(2026, 11, 26), date(2026, 12, 1)
AT = datetime(2026, 11, 26, 3, tzinfo=UTC)


def choice(*places: str, starts: date | None = TUESDAY, later: int = 0, **terms: Any) -> Choice:
    """Shots by their places, chosen some minutes later."""
    shots = tuple(
        ShotToFilm(UUID(int=at), at, f"샷 {at}", place, 2.5) for at, place in enumerate(places, 1) if place != "-"
    )
    given: dict[str, Any] = {"language": Language.KOREAN, "pace": Pace(60, 60), **terms}
    return Choice(
        plan_id=PLAN, plan_title="첫 출근", chosen_at=AT + timedelta(minutes=later), starts=starts, shots=shots, **given
    )


def filmed(*places: str, **terms: Any) -> Schedule:
    schedule = empty_schedule(TODAY)
    film(schedule, choice(*places, **terms), TODAY)
    return schedule


def told(schedule: Schedule) -> list[tuple[str, str, list[int]]]:
    """Tasks by their start, with the positions of their shots."""
    tasks = sorted((task for task in schedule.tasks.values() if task.source), key=lambda task: task.starts)
    return [
        (task.name, f"{task.starts_on:%m-%d}", [shot["position"] for shot in (task.source or {})["shots"]])
        for task in tasks
    ]


def calls(schedule: Schedule) -> list[str]:
    return [f"{call.day:%m-%d} {call.time} {call.place} {call.position}" for call in call_sheet(schedule)]


def named(schedule: Schedule, name: str) -> Task:
    return next(task for task in schedule.tasks.values() if task.name == name)


def test_each_place_has_one_task_in_the_phase_of_filming_one_after_the_other() -> None:
    schedule = filmed("카페", "옥상", "카페", "집")
    assert told(schedule) == [("카페 촬영", "12-01", [1, 3]), ("옥상 촬영", "12-01", [2]), ("집 촬영", "12-01", [4])]
    (phase,) = schedule.phases.values()
    assert phase.kind is PhaseKind.FILMING
    assert {task.phase_id for task in schedule.tasks.values()} == {phase.id}
    assert [(link.lag, link.type.value) for link in schedule.links.values()] == [(Span(minutes=60), "FS")] * 2
    assert [task.place for task in schedule.tasks.values()] == ["카페", "옥상", "집"]


def test_shots_are_called_in_their_order_at_their_times() -> None:
    assert calls(filmed("카페", "옥상", "카페", "집")) == [
        "12-01 09:00 카페 1",
        "12-01 10:00 카페 3",
        "12-01 13:00 옥상 2",
        "12-01 15:00 집 4",
    ]


def test_days_of_shooting_are_split_by_working_hours_and_days_off() -> None:
    christmas = date(2026, 12, 24)
    assert calls(filmed(*["카페"] * 9, "옥상", starts=christmas, pace=Pace(60, 0)))[-3:] == [
        "12-24 17:00 카페 8",
        "12-28 09:00 카페 9",
        "12-28 10:00 옥상 10",
    ]


def test_calls_go_along_when_somebody_moves_the_task() -> None:
    schedule = filmed("카페", "카페")
    task = named(schedule, "카페 촬영")
    schedule.revise_task(task.id, {"not_before": moment(date(2026, 12, 4), 13 * 60)}, today=TODAY)
    assert calls(schedule) == ["12-04 13:00 카페 1", "12-04 14:00 카페 2"]


def test_the_same_choice_again_changes_nothing() -> None:
    schedule = filmed("카페", "옥상", "", starts=None)
    before = deepcopy(schedule)
    film(schedule, choice("카페", "옥상", "", starts=None), TODAY + timedelta(days=3))
    assert schedule == before


def test_another_choice_changes_what_stays_makes_what_is_new_and_takes_away_what_is_gone() -> None:
    schedule = filmed("카페", "옥상", "집")
    cafe = named(schedule, "카페 촬영").id
    film(schedule, choice("-", "바다", "카페", "카페", later=1), TODAY)
    assert told(schedule) == [("바다 촬영", "12-01", [2]), ("카페 촬영", "12-01", [3, 4])]
    assert (named(schedule, "카페 촬영").id, named(schedule, "카페 촬영").length) == (cafe, Span(minutes=120))
    assert calls(schedule) == ["12-01 09:00 바다 2", "12-01 11:00 카페 3", "12-01 13:00 카페 4"]
    assert len(schedule.links) == 1


def test_a_choice_of_nothing_takes_all_away() -> None:
    schedule = filmed("카페", "옥상")
    film(schedule, choice(later=1), TODAY)
    assert (schedule.tasks, schedule.links) == ({}, {})


def test_an_older_choice_that_is_heard_later_changes_nothing() -> None:
    schedule = filmed("카페", "옥상", later=5)
    before = deepcopy(schedule)
    film(schedule, choice("집", later=4), TODAY)
    assert schedule == before


@pytest.mark.parametrize(
    "words",
    [
        {"name": "성수 카페"},
        {"notes": "주차 2대"},
        {"assignees": (new_id(),)},
        {"progress": 10},
        {"placed_by_hand": True},
        {"length": Span(days=2)},
    ],
    ids=["renamed", "noted", "taken on", "begun", "placed", "longer"],
)
def test_what_somebody_touched_stays_without_shots_when_it_is_not_chosen_any_more(words: dict[str, Any]) -> None:
    schedule = filmed("카페", "옥상")
    task = named(schedule, "카페 촬영")
    schedule.revise_task(task.id, words, today=TODAY)
    film(schedule, choice("-", "옥상", later=1), TODAY)
    left = schedule.task(task.id)
    assert (left.source or {})["shots"] == []
    assert {name: getattr(left, name) for name in words} == words


def test_what_somebody_placed_or_lengthened_keeps_its_day_and_length_but_not_its_shots() -> None:
    schedule = filmed("카페", "옥상")
    cafe = named(schedule, "카페 촬영").id
    schedule.revise_task(
        cafe,
        {"not_before": moment(date(2026, 12, 8)), "placed_by_hand": True, "length": Span(days=2)},
        today=TODAY,
    )
    film(schedule, choice("카페", "카페", "옥상", later=1), TODAY)
    assert told(schedule) == [("카페 촬영", "12-08", [1, 2]), ("옥상 촬영", "12-10", [3])]
    assert schedule.task(cafe).length == Span(days=2)


def test_without_a_day_shooting_begins_where_shooting_is_planned() -> None:
    schedule = empty_schedule(TODAY)
    planned(schedule, default_blueprint(), Terms(date(2026, 12, 1)))
    film(schedule, choice("카페", starts=None), TODAY)
    assert named(schedule, "카페 촬영").starts_on == date(2026, 12, 8)
    assert len(schedule.phases) == 3


def test_without_anything_planned_shooting_begins_today() -> None:
    assert told(filmed("카페", starts=None)) == [("카페 촬영", "11-26", [1])]


def test_shots_of_no_place_are_filmed_as_well() -> None:
    assert told(filmed("", "")) == [("촬영", "12-01", [1, 2])]
    assert told(filmed("", language=Language.ENGLISH)) == [("Shooting", "12-01", [1])]
    assert told(filmed("Rooftop", language=Language.ENGLISH)) == [("Shooting: Rooftop", "12-01", [1])]


def test_two_plans_are_filmed_beside_each_other() -> None:
    schedule = filmed("카페")
    film(schedule, replace(choice("카페", "옥상"), plan_id=UUID(int=8)), TODAY)
    assert len(schedule.tasks) == 3
    film(schedule, replace(choice(later=1), plan_id=UUID(int=8)), TODAY)
    assert told(schedule) == [("카페 촬영", "12-01", [1])]


def test_a_link_that_somebody_made_between_two_places_stays() -> None:
    schedule = filmed("카페", "옥상", "집")
    cafe, home = (named(schedule, f"{place} 촬영").id for place in ("카페", "집"))
    link = LinkDraft(id=new_id(), predecessor=cafe, successor=home)
    schedule.add_links([link])
    film(schedule, choice("카페", "옥상", "집", later=1), TODAY)
    assert link.id in schedule.links
    film(schedule, choice("카페", "-", "집", later=2), TODAY)
    assert list(schedule.links) == [link.id]


def test_editing_waits_for_the_last_place_when_it_waits_for_shooting() -> None:
    schedule = empty_schedule(TODAY)
    planned(schedule, default_blueprint(), Terms(TUESDAY))
    film(schedule, choice(*["카페"] * 9, *["옥상"] * 3, starts=None), TODAY)
    assert named(schedule, "옥상 촬영").ends_on == date(2026, 12, 9)
    assert named(schedule, "편집").starts == named(schedule, "옥상 촬영").ends
    before = deepcopy(schedule)
    film(schedule, choice(*["카페"] * 9, *["옥상"] * 3, starts=None), TODAY)
    assert schedule == before
    film(schedule, choice(*["카페"] * 3, later=1, starts=None), TODAY)
    assert named(schedule, "편집").starts == moment(date(2026, 12, 9), 9 * 60)


def test_who_has_linked_two_places_the_other_way_round_keeps_that_and_no_circle_is_closed() -> None:
    schedule = filmed("카페", "옥상")
    cafe, roof = (named(schedule, f"{place} 촬영").id for place in ("카페", "옥상"))
    schedule.remove_links(list(schedule.links))
    schedule.add_links([LinkDraft(id=new_id(), predecessor=roof, successor=cafe)])
    kept = list(schedule.links)
    film(schedule, choice("카페", "옥상", "카페", later=1), TODAY)
    assert list(schedule.links) == kept
    assert [call.shot_id.int for call in call_sheet(schedule)] == [2, 1, 3]


def test_many_places_are_as_few_changes_as_two() -> None:
    few, many = filmed("카페", "옥상"), filmed(*"가나다라마바사아자차")
    assert (few.version, len(many.tasks), len(many.links)) == (many.version, 10, 9)
    film(many, choice(*"가나다라마바사아자차" * 2, later=1), TODAY)
    assert many.version - few.version == 2  # Tasks, then links.
    assert all(task.length == Span(minutes=120) for task in many.tasks.values())
