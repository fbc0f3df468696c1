"""Which shots are to be filmed, over HTTP."""

from typing import Any

import pytest
from pytest_django.fixtures import DjangoAssertNumQueries

from core.domain.ids import new_id
from tests.client import ApiClient


@pytest.fixture
def at(path: str, plan: dict[str, Any]) -> str:
    return f"{path}/{plan['id']}/shooting"


@pytest.fixture
def ids(plan: dict[str, Any]) -> list[str]:
    return [shot["id"] for shot in plan["shots"]]


def test_chosen_shots_are_told_in_the_films_order_with_their_places(
    editor: ApiClient, path: str, plan: dict[str, Any], at: str, ids: list[str]
) -> None:
    editor.patch(f"{path}/{plan['id']}/shots/{ids[1]}", {"title": "카페의 첫인상", "description": "문이 열린다."})
    places = [{"shot_id": ids[4], "place": " 성수 스튜디오 "}]
    answer = editor.post(at, {"shot_ids": [ids[5], ids[4], ids[1]], "places": places, "start_date": "2026-12-01"})
    assert answer.status_code == 202, answer.content
    body = answer.json()
    assert [(each["position"], each["place"]) for each in body["shots"]] == [
        (2, "카페"),
        (5, "성수 스튜디오"),
        (6, "성수 스튜디오"),
    ]
    assert body["shots"][0]["seconds"] == plan["shots"][1]["seconds"]
    assert (body["start_date"], body["minutes_per_shot"], body["move_minutes"]) == ("2026-12-01", 60, 60)


def test_choosing_changes_nothing_in_the_plan(
    editor: ApiClient, path: str, plan: dict[str, Any], at: str, ids: list[str]
) -> None:
    assert editor.post(at, {"shot_ids": ids}).status_code == 202
    assert editor.get(f"{path}/{plan['id']}").json() == plan


def test_the_same_key_chooses_once(editor: ApiClient, at: str, ids: list[str]) -> None:
    keyed = editor.with_(**{"Idempotency-Key": "shooting-1"})
    first, again = (keyed.post(at, {"shot_ids": ids[:2]}) for _ in range(2))
    assert (first.json(), again.headers["Idempotency-Replayed"]) == (again.json(), "true")


def test_a_choice_costs_few_statements(
    editor: ApiClient, at: str, ids: list[str], django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    with django_assert_max_num_queries(8):
        assert editor.post(at, {"shot_ids": ids}).status_code == 202


@pytest.mark.parametrize(
    ("body", "pointer", "code"),
    [
        ({}, "/shot_ids", "field.required"),
        ({"shot_ids": ["x"]}, "/shot_ids/0", "field.not_an_id"),
        ({"shot_ids": [], "minutes_per_shot": 4}, "/minutes_per_shot", "number.too_small"),
        ({"shot_ids": [], "minutes_per_shot": 1441}, "/minutes_per_shot", "number.too_large"),
        ({"shot_ids": [], "move_minutes": -1}, "/move_minutes", "number.too_small"),
        ({"shot_ids": [], "move_minutes": "60"}, "/move_minutes", "field.not_a_number"),
        ({"shot_ids": [], "start_date": "2026-02-30"}, "/start_date", "field.not_a_date"),
        ({"shot_ids": [], "start_date": "1999-12-31"}, "/start_date", "date.too_early"),
        ({"shot_ids": [], "start_date": "9999-12-31"}, "/start_date", "date.too_late"),
        ({"shot_ids": [], "places": [{"place": "카페"}]}, "/places/0/shot_id", "field.required"),
        ({"shot_ids": [], "where": "카페"}, "/where", "field.unknown"),
    ],
)
def test_what_makes_no_choice_is_refused(
    editor: ApiClient, at: str, body: dict[str, Any], pointer: str, code: str
) -> None:
    answer = editor.post(at, body)
    assert answer.status_code == 422
    assert [(each["pointer"], each["code"]) for each in answer.json()["errors"]] == [(pointer, code)]


def test_shots_of_no_plan_or_another_are_not_there(editor: ApiClient, path: str, at: str) -> None:
    other = editor.post(path, {"brief": {"title": "2안", "logline": "봄이 온다."}}).json()
    for strange in (other["shots"][0]["id"], str(new_id())):
        assert editor.post(at, {"shot_ids": [strange]}).code == "plan.shot_not_found"
        assert editor.post(at, {"shot_ids": [], "places": [{"shot_id": strange, "place": "집"}]}).status_code == 404
    assert editor.post(f"{path}/{new_id()}/shooting", {"shot_ids": []}).code == "plan.not_found"
