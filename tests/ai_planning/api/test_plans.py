"""Plans begin, are listed and read."""

from collections.abc import Callable
from typing import Any

import pytest
from pytest_django.fixtures import DjangoAssertNumQueries

from ai_planning.contracts import Genre
from core.domain.stream import StreamEvent
from tests.ai_planning.api.conftest import BRIEF
from tests.client import ApiClient


def test_a_plan_begins_with_four_stages_and_twelve_shots_that_add_up(plan: dict[str, Any]) -> None:
    assert [stage["position"] for stage in plan["stages"]] == [1, 2, 3, 4]
    assert [shot["position"] for shot in plan["shots"]] == list(range(1, 13))
    assert [shot["stage_id"] for shot in plan["shots"]] == [stage["id"] for stage in plan["stages"] for _ in range(3)]
    assert sum(round(shot["seconds"] * 1000) for shot in plan["shots"]) == 30_000
    assert [stage["share"] for stage in plan["stages"]] == [20.0, 30.0, 35.0, 15.0]


def test_its_title_is_the_films_unless_it_has_its_own(editor: ApiClient, path: str, plan: dict[str, Any]) -> None:
    assert plan["title"] == plan["brief"]["title"] == "첫 출근"
    named = editor.post(path, {"title": "2안", "brief": {"logline": "한 사람이 기다린다"}}).json()
    assert (named["title"], named["brief"]["title"]) == ("2안", "2안")
    assert editor.post(path, {"brief": {"logline": "이름이 없다"}}).json()["errors"][0]["pointer"] == "/brief/title"


def test_the_plan_is_in_the_language_of_its_logline(editor: ApiClient, path: str, plan: dict[str, Any]) -> None:
    assert plan["brief"]["language"] == "ko"
    english = editor.post(path, {"title": "First day", "brief": {"logline": "A trainee is stuck in a lift."}}).json()
    assert (english["language"], english["stages"][0]["role_label"]) == ("en", "Introduction")


def test_words_are_taken_by_key_and_by_either_label(editor: ApiClient, path: str) -> None:
    brief = {
        "tone": ["감성", "Warm", "grand"],
        "genre": "Drama",
        "target": "20대",
        "duration": "2분",
        "tempo": "빠르게",
    }
    taken = editor.post(path, {"brief": BRIEF | brief}).json()["brief"]
    assert taken["tone"] == ["emotional", "warm", "grand"]
    assert (taken["genre"], taken["target"], taken["duration"], taken["tempo"]) == ("drama", "twenties", 120, "fast")


@pytest.mark.parametrize(
    ("given", "seconds"), [("15초", 15), ("30s", 30), ("90 seconds", 90), (45, 45), (6.001, 6.001), (10800, 10800)]
)
def test_durations_are_taken_by_name_and_in_seconds(editor: ApiClient, path: str, given: Any, seconds: float) -> None:
    plan = editor.post(path, {"brief": BRIEF | {"duration": given}}).json()
    assert plan["brief"]["duration"] == plan["duration"] == seconds
    assert sum(round(shot["seconds"] * 1000) for shot in plan["shots"]) == round(seconds * 1000)


@pytest.mark.parametrize(
    ("brief", "pointer", "code"),
    [
        ({"logline": ""}, "/brief/logline", "field.required"),
        ({"logline": "   "}, "/brief/logline", "text.too_short"),
        ({"logline": "가" * 1001}, "/brief/logline", "text.too_long"),
        ({"tone": ["angry"]}, "/brief/tone/0", "field.not_a_choice"),
        ({"tone": ["감성", "따뜻", "시크", "유머"]}, "/brief/tone", "list.too_long"),
        ({"genre": 7}, "/brief/genre", "field.not_a_choice"),
        ({"duration": 5.999}, "/brief/duration", "plan.too_short"),
        ({"duration": 10800.001}, "/brief/duration", "plan.too_long"),
        ({"duration": 30.0001}, "/brief/duration", "plan.not_milliseconds"),
        ({"duration": "31초"}, "/brief/duration", "plan.unknown_duration"),
        ({"duration": True}, "/brief/duration", "field.not_a_number"),
        ({"mood": "조용\u202e한"}, "/brief/mood", "text.forbidden_character"),
        ({"lenght": 3}, "/brief/lenght", "field.unknown"),
    ],
    ids=lambda value: str(value)[:40].encode("ascii", "replace").decode(),
)
def test_a_bad_brief_begins_nothing(
    editor: ApiClient, path: str, brief: dict[str, Any], pointer: str, code: str
) -> None:
    answer = editor.post(path, {"brief": BRIEF | brief})
    assert answer.status_code == 422
    assert [(each["pointer"], each["code"]) for each in answer.json()["errors"]] == [(pointer, code)]
    assert editor.get(path).json()["count"] == 0


def test_whoever_errs_is_told_all_choices(editor: ApiClient, path: str) -> None:
    detail = editor.post(path, {"brief": BRIEF | {"genre": "뮤지컬"}}).json()["errors"][0]["detail"]
    assert [genre for genre in Genre if genre.value not in detail] == []


def test_markup_is_text(editor: ApiClient, path: str) -> None:
    title = "<script>alert(1)</script> #set page() *굵게*"
    assert editor.post(path, {"title": title, "brief": BRIEF}).json()["title"] == title


def test_the_list_shows_summaries_in_three_statements(
    editor: ApiClient, path: str, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    for number in range(20):
        editor.post(path, {"title": f"{number}안", "brief": BRIEF})
    editor.get(path)
    with django_assert_num_queries(3):
        answer = editor.get(path, {"page_size": 20})
    titles = [row["title"] for row in answer.json()["results"]]
    assert titles == [f"{number}안" for number in reversed(range(20))]
    assert "shots" not in answer.json()["results"][0]


def test_a_plan_is_read_in_few_statements_and_not_sent_twice(
    editor: ApiClient, path: str, plan: dict[str, Any], django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    editor.get(path)
    with django_assert_num_queries(2):
        answer = editor.get(f"{path}/{plan['id']}")
    assert answer.json() == plan
    unchanged = editor.with_(If_None_Match=answer.headers["ETag"]).get(f"{path}/{plan['id']}")
    assert unchanged.status_code == 304


def test_the_channel_tells_of_a_plan_with_all_its_parts(
    plan: dict[str, Any], told: Callable[[], list[StreamEvent]]
) -> None:
    (event,) = [each for each in told() if each.type == "plan.created"]
    assert event.data["plan"] | {name: event.data[name] for name in ("brief", "stages", "shots")} == plan


def test_a_plan_of_another_project_is_not_there(
    editor: ApiClient, plan: dict[str, Any], make_project: Callable[..., Any], api: ApiClient
) -> None:
    other, owner = make_project()
    assert api.as_(owner).get(f"/v2/ai-planning/{other}/plans/{plan['id']}").status_code == 404
