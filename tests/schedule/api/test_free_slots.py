"""When people and places are free."""

from collections.abc import Callable
from typing import Any
from uuid import UUID

import pytest

from core.domain.actor import Actor
from core.domain.ids import new_id
from tests.client import Answer, ApiClient
from tests.schedule.shoots import planned

# A Monday.
DAYS = {"from": "2026-04-06", "to": "2026-04-17"}
Ask = Callable[..., Answer]


@pytest.fixture
def ask(editor: ApiClient, path: str) -> Ask:
    return lambda **query: editor.get(f"{path}/free-slots", {**DAYS, **query})


def starts(answer: Answer) -> list[str]:
    assert answer.status_code == 200, answer.content
    return [slot["start_date"] for slot in answer.json()["results"]]


def test_slots_are_working_days_in_a_row_over_the_weekend(ask: Ask) -> None:
    slots = ask(duration_days=3).json()["results"]
    assert slots[3] == {"start_date": "2026-04-09", "end_date": "2026-04-13"}
    assert len(slots) == 8


def test_people_are_busy_in_any_project_of_which_nothing_is_told(
    ask: Ask, team: dict[str, Any], make_project: Callable[..., tuple[UUID, Actor]]
) -> None:
    viewer = team["viewer"]
    hidden, _ = make_project(viewer=viewer)
    planned(hidden, "비밀 광고", "2026-04-06", 4, assignees=(viewer.user_id,), place="성수")
    assert starts(ask(assignees=str(viewer.user_id)))[0] == "2026-04-10"
    # Neither its place nor its shoot is anybody's business.
    assert starts(ask(place="성수"))[0] == "2026-04-06"


def test_places_and_shoots_of_ones_own_projects_are_taken(ask: Ask, team: dict[str, Any]) -> None:
    task_id = planned(team["project_id"], "촬영", "2026-04-06", 2, place="성수  스튜디오")
    assert starts(ask())[0] == "2026-04-08"
    assert starts(ask(is_shoot="false"))[0] == "2026-04-06"
    assert starts(ask(is_shoot="false", place="성수 스튜디오"))[0] == "2026-04-08"
    assert starts(ask(task_id=str(task_id)))[0] == "2026-04-06"


def test_without_a_free_day_there_is_none(ask: Ask, team: dict[str, Any]) -> None:
    planned(team["project_id"], "촬영", "2026-04-01", 30)
    assert starts(ask()) == []


@pytest.mark.parametrize(
    ("query", "status", "pointer"),
    [
        ({"duration_days": 0}, 400, "/duration_days"),
        ({"assignees": "x"}, 400, "/assignees"),
        ({"to": "2026-04-05"}, 422, "/to"),
        ({"to": "2028-01-01"}, 422, "/to"),
        ({"from": "9999-12-01", "to": "9999-12-31"}, 422, "/to"),
    ],
)
def test_a_bad_question_is_refused(ask: Ask, query: dict[str, Any], status: int, pointer: str) -> None:
    answer = ask(**query)
    assert (answer.status_code, answer.json()["errors"][0]["pointer"]) == (status, pointer)


def test_of_people_who_are_no_members_nothing_is_told(ask: Ask) -> None:
    answer = ask(assignees=str(new_id()))
    assert (answer.status_code, answer.json()["errors"][0]["code"]) == (422, "assignee.not_a_member")


def test_five_statements_whatever_is_in_the_way(
    ask: Ask, team: dict[str, Any], django_assert_max_num_queries: Any
) -> None:
    for day in range(6, 16):
        planned(team["project_id"], "촬영", f"2026-04-{day:02d}", assignees=(team["viewer"].user_id,))
    with django_assert_max_num_queries(5):
        assert starts(ask(assignees=str(team["viewer"].user_id))) == ["2026-04-16", "2026-04-17"]
