"""Tasks that wait for each other move together, and it is told why."""

from collections.abc import Callable
from itertools import pairwise
from typing import Any

import pytest

from core.domain.stream import StreamEvent
from tests.client import ApiClient
from tests.schedule.api.conftest import Answers

Whole = Callable[[], dict[str, Any]]


@pytest.fixture
def chain(add: Answers, editor: ApiClient, path: str) -> list[dict[str, Any]]:
    """기획 (2 days), 촬영 (1), 편집 (3), each waiting for the one before, on all days of the week."""
    tasks = [add("기획", 2), add("촬영", 1), add("편집", 3)]
    for one, other in pairwise(tasks):
        answer = editor.post(f"{path}/links", {"predecessor": one["id"], "successor": other["id"]})
        assert answer.status_code == 201, answer.content
    return tasks


def days_of(whole: dict[str, Any]) -> list[tuple[str, str]]:
    return [(task["start_date"][-2:], task["end_date"][-2:]) for task in whole["tasks"]]


def test_a_link_pushes_its_successor_and_says_so(add: Answers, editor: ApiClient, path: str, whole: Whole) -> None:
    one, other = add("콘티", 2), add("촬영", 1)
    answer = editor.post(f"{path}/links", {"predecessor": one["id"], "successor": other["id"]}).json()
    (shift,) = answer["moved"]
    assert (shift["task_id"], shift["days"]) == (other["id"], 2)
    assert shift["before"] == {"start_date": "2026-03-02", "end_date": "2026-03-02"}
    assert shift["after"] == {"start_date": "2026-03-04", "end_date": "2026-03-04"}
    assert shift["reason"] == {
        "code": "waits_for",
        "predecessor_id": one["id"],
        "predecessor": "콘티",
        "text": "2일 뒤로: ‘콘티’ 기다림",
    }
    assert days_of(whole()) == [("02", "03"), ("04", "04")]


def test_reasons_are_told_in_english_to_whoever_asks_so(add: Answers, editor: ApiClient, path: str) -> None:
    one, other = add("Storyboard", 2), add("Filming", 1)
    english = editor.with_(Accept_Language="en")
    answer = english.post(f"{path}/links", {"predecessor": one["id"], "successor": other["id"]}).json()
    assert answer["moved"][0]["reason"]["text"] == "2 days later: waits for Storyboard"


def test_a_preview_changes_nothing_and_says_what_applying_does(
    chain: list[dict[str, Any]], editor: ApiClient, path: str, whole: Whole
) -> None:
    before = whole()
    move = f"{path}/tasks/{chain[0]['id']}/move"
    preview = editor.post(move, {"days": 3}).json()
    assert preview["applied"] is False
    assert whole() == before
    done = editor.post(move, {"days": 3, "apply": True}).json()
    assert done["applied"] is True
    assert done["moved"] == preview["moved"]
    assert [shift["reason"]["code"] for shift in done["moved"]] == ["moved_by_hand", "waits_for", "waits_for"]
    assert days_of(whole()) == [("05", "06"), ("07", "07"), ("08", "10")]


def test_what_was_pushed_comes_back_with_what_pushed_it(
    chain: list[dict[str, Any]], editor: ApiClient, path: str, whole: Whole
) -> None:
    before = days_of(whole())
    move = f"{path}/tasks/{chain[0]['id']}/move"
    editor.post(move, {"start_date": "2026-03-20", "apply": True})
    back = editor.post(move, {"start_date": "2026-03-02", "apply": True}).json()
    assert days_of(whole()) == before
    assert {shift["days"] for shift in back["moved"]} == {-18}


def test_moving_by_the_end_keeps_the_length(add: Answers, editor: ApiClient, path: str) -> None:
    task = add("편집", 3)
    done = editor.post(f"{path}/tasks/{task['id']}/move", {"end_date": "2026-03-10", "apply": True}).json()
    assert done["moved"][0]["after"] == {"start_date": "2026-03-08", "end_date": "2026-03-10"}


def test_a_fixed_task_stays_and_is_told_as_held_until_there_is_consent(
    add: Answers, editor: ApiClient, path: str, whole: Whole
) -> None:
    one, other = add("기획", 2), add("촬영", 1, start_date="2026-03-04", is_fixed=True)
    editor.post(f"{path}/links", {"predecessor": one["id"], "successor": other["id"]})
    move = f"{path}/tasks/{one['id']}/move"
    answer = editor.post(move, {"days": 5, "apply": True}).json()
    assert [shift["task_id"] for shift in answer["moved"]] == [one["id"]]
    (held,) = answer["held"]
    assert (held["task_id"], held["start_date"], held["needed_date"]) == (other["id"], "2026-03-04", "2026-03-09")
    assert [each["code"] for each in answer["violations"]] == ["link_not_kept"]
    asked = editor.post(move, {"days": 1, "apply": True, "move_fixed": True}).json()
    assert (asked["held"], asked["violations"]) == ([], [])
    fixed = next(task for task in whole()["tasks"] if task["id"] == other["id"])
    assert (fixed["start_date"], fixed["not_before"], fixed["is_fixed"]) == ("2026-03-10", "2026-03-10", True)


def test_fixed_tasks_and_those_that_have_begun_are_not_moved(
    add: Answers, editor: ApiClient, path: str, whole: Whole
) -> None:
    fixed, begun = add("촬영", is_fixed=True), add("편집", 2)
    assert editor.patch(f"{path}/tasks/{begun['id']}", {"progress": 10}).status_code == 200
    before = whole()
    for task, code in ((fixed, "task.is_fixed"), (begun, "task.has_begun")):
        for body in ({"days": 1}, {"days": 1, "apply": True}):
            answer = editor.post(f"{path}/tasks/{task['id']}/move", body)
            assert (answer.status_code, answer.code) == (409, code)
        answer = editor.patch(f"{path}/tasks/{task['id']}", {"start_date": "2026-04-01"})
        assert (answer.status_code, answer.code) == (409, code)
    assert whole() == before


def test_a_broken_demand_is_told_and_moves_nothing(add: Answers, editor: ApiClient, path: str) -> None:
    task = add("납품", 2, must_end_by="2026-03-05")
    answer = editor.post(f"{path}/tasks/{task['id']}/move", {"days": 3, "apply": True}).json()
    (broken,) = answer["violations"]
    assert (broken["task_id"], broken["code"], broken["needed_date"]) == (task["id"], "must_end_by", "2026-03-05")


@pytest.mark.parametrize(
    ("body", "status", "code"),
    [
        ({}, 422, "field.required"),
        ({"days": 1, "start_date": "2026-03-05"}, 422, "task.move_said_twice"),
        ({"start_date": "2026-03-05", "end_date": "2026-03-05"}, 422, "task.move_said_twice"),
        ({"days": 1, "start_time": "10:00"}, 422, "field.required"),
        ({"days": 36526}, 422, "number.too_large"),
        ({"days": 36525}, 422, "date.too_late"),
        ({"days": -36525}, 422, "date.too_early"),
        ({"start_date": "9999-12-31"}, 422, "date.too_late"),
        ({"end_date": "1999-12-31"}, 422, "date.too_early"),
    ],
)
def test_bad_moves_are_refused(
    add: Answers, editor: ApiClient, path: str, whole: Whole, body: dict[str, Any], status: int, code: str
) -> None:
    task = add("촬영")
    before = whole()
    answer = editor.post(f"{path}/tasks/{task['id']}/move", {**body, "apply": True})
    assert (answer.status_code, answer.json()["errors"][0]["code"]) == (status, code)
    assert whole() == before


def test_nothing_is_pushed_past_2099(chain: list[dict[str, Any]], editor: ApiClient, path: str, whole: Whole) -> None:
    before = whole()
    answer = editor.post(f"{path}/tasks/{chain[0]['id']}/move", {"start_date": "2099-12-29", "apply": True})
    assert (answer.status_code, answer.code) == (422, "schedule.too_late")
    assert whole() == before


def test_what_moves_along_is_told_in_one_event(
    chain: list[dict[str, Any]], editor: ApiClient, path: str, told: Callable[[], list[StreamEvent]], whole: Whole
) -> None:
    seen = len(told())
    editor.post(f"{path}/tasks/{chain[0]['id']}/move", {"days": 1, "apply": True})
    first, second = told()[seen:]
    assert (first.type, first.data["task_id"]) == ("task.updated", chain[0]["id"])
    assert second.type == "schedule.rearranged"
    now = {task["id"]: task for task in whole()["tasks"]}
    for row in second.data["tasks"]:
        assert row == {name: now[row["id"]][name] for name in row}
    assert [row["id"] for row in second.data["tasks"]] == [chain[1]["id"], chain[2]["id"]]
    assert second.data["outline"]["end_date"] == whole()["end_date"]
