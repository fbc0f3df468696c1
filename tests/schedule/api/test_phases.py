"""Phases of a schedule."""

from collections.abc import Callable
from typing import Any

import pytest

from tests.client import ApiClient
from tests.schedule.api.conftest import Answers

Whole = Callable[[], dict[str, Any]]


def phase_of(editor: ApiClient, path: str, kind: str, **words: Any) -> dict[str, Any]:
    answer = editor.post(f"{path}/phases", {"kind": kind, **words})
    assert answer.status_code == 201, answer.content
    body: dict[str, Any] = answer.json()
    return body


def test_a_phase_has_the_name_the_group_and_the_colour_of_its_kind(editor: ApiClient, path: str) -> None:
    phase = phase_of(editor, path, "filming")
    assert (phase["name"], phase["group"], phase["colour"], phase["position"]) == ("촬영", "shooting", "#ef4444", 1)
    own = phase_of(editor, path, "custom", group="editing", name="색보정", colour="#ABCDEF")
    assert (own["name"], own["group"], own["colour"], own["position"]) == ("색보정", "editing", "#abcdef", 2)


def test_its_days_and_progress_follow_from_its_tasks(add: Answers, editor: ApiClient, path: str, whole: Whole) -> None:
    planning, filming = phase_of(editor, path, "basic_plan"), phase_of(editor, path, "filming")
    first = add("기획", 3, phase_id=planning["id"])
    add("콘티", 1, phase_id=planning["id"], start_date="2026-03-09")
    editor.patch(f"{path}/tasks/{first['id']}", {"progress": 100})
    seen = {each["id"]: each for each in whole()["phases"]}
    row = seen[planning["id"]]
    assert (row["start_date"], row["end_date"], row["progress"]) == ("2026-03-02", "2026-03-09", 75)
    assert (seen[filming["id"]]["start_date"], seen[filming["id"]]["progress"]) == (None, 0)
    assert whole()["stage"] == "planning"


def test_the_stage_is_the_first_phase_that_is_not_complete(
    add: Answers, editor: ApiClient, path: str, whole: Whole
) -> None:
    phases = [phase_of(editor, path, kind) for kind in ("basic_plan", "filming")]
    tasks = [add(name, 1, phase_id=phase["id"]) for name, phase in zip(("기획", "촬영"), phases, strict=True)]
    stages = [whole()["stage"]]
    for task in tasks:
        editor.patch(f"{path}/tasks/{task['id']}", {"progress": 100})
        stages.append(whole()["stage"])
    assert stages == ["planning", "shooting", "delivered"]


def test_phases_are_renamed_ordered_and_taken_away(add: Answers, editor: ApiClient, path: str, whole: Whole) -> None:
    one, other = phase_of(editor, path, "basic_plan"), phase_of(editor, path, "filming")
    task = add("기획", 1, phase_id=one["id"])
    renamed = editor.patch(f"{path}/phases/{one['id']}", {"name": "사전 제작"}).json()
    assert renamed["name"] == "사전 제작"
    assert editor.put(f"{path}/phases/order", {"phase_ids": [other["id"], one["id"]]}).status_code == 200
    assert [each["id"] for each in whole()["phases"]] == [other["id"], one["id"]]
    stale = editor.with_(If_Match=f'"{one["version"]}"').delete(f"{path}/phases/{one['id']}")
    assert (stale.status_code, stale.json()["current"]["name"]) == (412, "사전 제작")
    assert editor.delete(f"{path}/phases/{one['id']}").status_code == 204
    (left,) = whole()["tasks"]
    assert (left["id"], left["phase_id"]) == (task["id"], None)


@pytest.mark.parametrize(
    ("body", "pointer", "code"),
    [
        ({"group": "editing"}, "/group", "phase.group_is_given"),
        ({"colour": "red"}, "/colour", "colour.invalid"),
        ({"name": ""}, "/name", "field.required"),
        ({"kind": "custom"}, "/kind", "field.unknown"),
    ],
)
def test_bad_changes_are_refused(
    editor: ApiClient, path: str, whole: Whole, body: dict[str, Any], pointer: str, code: str
) -> None:
    phase = phase_of(editor, path, "filming")
    before = whole()
    answer = editor.patch(f"{path}/phases/{phase['id']}", body)
    assert answer.status_code == 422
    assert [(each["pointer"], each["code"]) for each in answer.json()["errors"]] == [(pointer, code)]
    assert whole() == before


def test_a_task_is_put_into_no_phase_of_elsewhere(add: Answers, editor: ApiClient, path: str, whole: Whole) -> None:
    nowhere = "0192f0c8-7c00-7000-8000-000000000000"
    answer = editor.post(f"{path}/tasks", {"name": "촬영", "phase_id": nowhere})
    assert (answer.status_code, answer.code) == (404, "phase.not_found")
    assert whole()["tasks"] == []
