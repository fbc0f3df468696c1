"""Tasks are said other things of, and go."""

from collections.abc import Callable
from typing import Any

import pytest

from tests.client import ApiClient
from tests.schedule.api.conftest import Answers

Whole = Callable[[], dict[str, Any]]


def test_words_change_and_what_is_not_given_stays(add: Answers, editor: ApiClient, path: str) -> None:
    task = add("촬영", 2, place="성수동", notes="비 오면 미룬다")
    changed = editor.patch(f"{path}/tasks/{task['id']}", {"name": "2차 촬영", "place": "한남동"}).json()
    assert (changed["name"], changed["place"], changed["notes"]) == ("2차 촬영", "한남동", "비 오면 미룬다")
    assert (changed["version"], changed["moved"]) == (task["version"] + 1, [])
    kept = editor.get(f"{path}/tasks/{task['id']}").json()
    assert kept == {name: changed[name] for name in kept}


def test_saying_the_same_again_is_no_change(add: Answers, editor: ApiClient, path: str, whole: Whole) -> None:
    task = add("촬영", 2)
    before = whole()
    same = editor.patch(f"{path}/tasks/{task['id']}", {"name": "촬영", "duration_days": 2}).json()
    assert same["version"] == task["version"]
    assert whole() == before


def test_progress_begins_and_completes_a_task(add: Answers, editor: ApiClient, path: str, whole: Whole) -> None:
    add("기획", 1)
    task = add("편집", 3)
    begun = editor.patch(f"{path}/tasks/{task['id']}", {"progress": 40}).json()
    assert (begun["status"], begun["status_label"], begun["has_begun"]) == ("in_progress", "진행 중", True)
    assert begun["actual_start_date"] is not None
    assert whole()["progress"] == 30
    done = editor.patch(f"{path}/tasks/{task['id']}", {"progress": 100}).json()
    assert (done["status"], done["actual_end_date"]) == ("completed", done["actual_start_date"])
    assert whole()["progress"] == 75
    reset = editor.patch(f"{path}/tasks/{task['id']}", {"progress": 0}).json()
    assert (reset["status"], reset["actual_start_date"], reset["actual_end_date"]) == ("not_started", None, None)


def test_a_task_is_given_to_members_alone(
    add: Answers, editor: ApiClient, path: str, team: dict[str, Any], whole: Whole
) -> None:
    members = [str(team[role].user_id) for role in ("editor", "viewer")]
    task = add("촬영", assignees=members)
    assert task["assignees"] == members
    assert {each["id"] for each in whole()["people"]} == set(members)
    stranger = "0192f0c8-7c00-7000-8000-000000000000"
    answer = editor.patch(f"{path}/tasks/{task['id']}", {"assignees": [stranger]})
    assert answer.status_code == 422
    assert answer.json()["errors"][0]["code"] == "assignee.not_a_member"


def test_a_milestone_lies_where_what_it_waits_for_ends(add: Answers, editor: ApiClient, path: str) -> None:
    task, mark = add("편집", 3), add("1차 시사", None, kind="milestone")
    assert (mark["duration_days"], mark["start_date"]) == (0, "2026-03-02")
    moved = editor.post(f"{path}/links", {"predecessor": task["id"], "successor": mark["id"]}).json()["moved"]
    assert moved[0]["after"] == {"start_date": "2026-03-04", "end_date": "2026-03-04"}


def test_a_milestone_is_reached_or_not(add: Answers, editor: ApiClient, path: str) -> None:
    mark = add("시사", None, kind="milestone")
    answer = editor.patch(f"{path}/tasks/{mark['id']}", {"progress": 50})
    assert answer.json()["errors"][0]["code"] == "task.milestone_is_reached_or_not"
    assert editor.patch(f"{path}/tasks/{mark['id']}", {"progress": 100}).json()["status"] == "completed"


@pytest.mark.parametrize(
    ("body", "pointer", "code"),
    [
        ({"progress": 101}, "/progress", "number.too_large"),
        ({"progress": -1}, "/progress", "number.too_small"),
        ({"progress": "50"}, "/progress", "field.not_a_number"),
        ({"end_date": "2026-03-01"}, "/end_date", "task.ends_before_start"),
        ({"end_date": "9999-12-31"}, "/end_date", "date.too_late"),
        ({"actual_end_date": "2026-03-01"}, "/actual_end_date", "task.ends_before_start"),
        (
            {"actual_start_date": "2026-03-02", "actual_end_date": "2026-03-01"},
            "/actual_end_date",
            "task.ends_before_start",
        ),
        ({"actual_start_date": "9999-01-01"}, "/actual_start_date", "date.too_late"),
        ({"actual_start_date": "2099-01-01"}, "/actual_start_date", "task.day_is_yet_to_come"),
        ({"progress": 100, "actual_end_date": "2099-01-01"}, "/actual_end_date", "task.day_is_yet_to_come"),
        (
            {"progress": 30, "actual_start_date": "2026-03-02", "actual_end_date": "2026-03-03"},
            "/actual_end_date",
            "task.end_is_of_what_is_complete",
        ),
        ({"name": "   "}, "/name", "text.too_short"),
        ({"name": "두\n줄"}, "/name", "text.forbidden_character"),
        ({"notes": "가" * 5001}, "/notes", "text.too_long"),
        ({"duration_days": 0, "duration_minutes": 0}, "/duration_days", "number.too_small"),
        ({"start": "2026-03-02"}, "/start", "field.unknown"),
    ],
)
def test_bad_changes_are_told_by_field_and_change_nothing(
    add: Answers, editor: ApiClient, path: str, whole: Whole, body: dict[str, Any], pointer: str, code: str
) -> None:
    task = add("촬영")
    before = whole()
    answer = editor.patch(f"{path}/tasks/{task['id']}", body)
    assert answer.status_code == 422
    assert [(each["pointer"], each["code"]) for each in answer.json()["errors"]] == [(pointer, code)]
    assert whole() == before


def test_a_stale_change_is_refused_with_what_is_there(add: Answers, editor: ApiClient, path: str, whole: Whole) -> None:
    task = add("촬영")
    seen = editor.get(f"{path}/tasks/{task['id']}").headers["ETag"]
    editor.patch(f"{path}/tasks/{task['id']}", {"name": "2차 촬영"})
    before, stale = whole(), editor.with_(If_Match=seen)
    answers = [
        stale.patch(f"{path}/tasks/{task['id']}", {"name": "3차"}),
        stale.delete(f"{path}/tasks/{task['id']}"),
        stale.post(f"{path}/tasks/{task['id']}/move", {"days": 1, "apply": True}),
    ]
    for answer in answers:
        assert answer.status_code == 412
        assert answer.json()["current"]["name"] == "2차 촬영"
    assert whole() == before


def test_a_task_goes_with_its_links_and_lets_go_of_what_waited(
    add: Answers, editor: ApiClient, path: str, whole: Whole
) -> None:
    one, other = add("기획", 4), add("촬영", 1)
    editor.post(f"{path}/links", {"predecessor": one["id"], "successor": other["id"]})
    (shift,) = editor.delete(f"{path}/tasks/{one['id']}").json()["moved"]
    assert (shift["task_id"], shift["days"], shift["reason"]["code"]) == (other["id"], -4, "no_longer_waits")
    assert ([task["id"] for task in whole()["tasks"]], whole()["links"]) == ([other["id"]], [])
    assert editor.get(f"{path}/tasks/{one['id']}").status_code == 404


def test_tasks_are_put_in_order_within_their_phase(add: Answers, editor: ApiClient, path: str, whole: Whole) -> None:
    tasks = [add(name)["id"] for name in ("가", "나", "다")]
    wanted = [tasks[2], tasks[0], tasks[1]]
    answer = editor.put(f"{path}/tasks/order", {"phase_id": None, "task_ids": wanted})
    assert answer.status_code == 200, answer.content
    assert [task["id"] for task in whole()["tasks"]] == wanted
    short = editor.put(f"{path}/tasks/order", {"phase_id": None, "task_ids": tasks[:2]})
    assert short.json()["errors"][0]["code"] == "order.incomplete"


def test_the_list_is_narrowed_down(add: Answers, editor: ApiClient, path: str, team: dict[str, Any]) -> None:
    user_id = str(team["editor"].user_id)
    phase = editor.post(f"{path}/phases", {"kind": "filming"}).json()["id"]
    add("1차 촬영", 1, phase_id=phase, assignees=[user_id])
    add("2차 촬영", 1, start_date="2026-03-10", phase_id=phase)
    late = add("편집", 1, start_date="2026-03-20")
    editor.patch(f"{path}/tasks/{late['id']}", {"progress": 50})

    def named(**query: Any) -> list[str]:
        return [row["name"] for row in editor.get(f"{path}/tasks", query).json()["results"]]

    assert named() == ["1차 촬영", "2차 촬영", "편집"]
    assert named(phase=phase) == ["1차 촬영", "2차 촬영"]
    assert named(assignee=user_id) == ["1차 촬영"]
    assert named(status="in_progress") == ["편집"]
    assert named(since="2026-03-10", until="2026-03-19") == ["2차 촬영"]
    assert named(text="촬영", page_size=1, page=2) == ["2차 촬영"]
    assert editor.get(f"{path}/tasks", {"phase": "filming"}).status_code == 400
    assert editor.get(f"{path}/tasks", {"stage": "x"}).status_code == 400
