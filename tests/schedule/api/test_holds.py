"""Whoever moves a task holds it meanwhile."""

from typing import Any

import pytest

from tests.client import ApiClient
from tests.schedule.api.conftest import Answers


@pytest.fixture
def other(api: ApiClient, team: dict[str, Any]) -> ApiClient:
    return api.as_(team["admin"])


def test_what_one_holds_another_does_not_move(add: Answers, editor: ApiClient, other: ApiClient, path: str) -> None:
    task = add("촬영")
    hold = f"{path}/tasks/{task['id']}/hold"
    held = editor.put(hold, None).json()
    assert (held["task_id"], held["by"]["name"]) == (task["id"], "editor")
    assert other.get(f"{path}/holds").json() == {"holds": [held]}
    for answer in (
        other.put(hold, None),
        other.post(f"{path}/tasks/{task['id']}/move", {"days": 1}),
        other.patch(f"{path}/tasks/{task['id']}", {"start_date": "2026-03-03"}),
        other.delete(f"{path}/tasks/{task['id']}"),
        other.patch(f"{path}/tasks/{task['id']}", {"calendar": "working"}),
        other.patch(f"{path}/tasks/{task['id']}", {"kind": "milestone"}),
        other.patch(f"{path}/tasks/{task['id']}", {"is_fixed": True}),
    ):
        assert (answer.status_code, answer.code) == (409, "task.held")
        assert "editor" in answer.json()["detail"]
    assert other.patch(f"{path}/tasks/{task['id']}", {"name": "2차 촬영"}).status_code == 200
    assert editor.post(f"{path}/tasks/{task['id']}/move", {"days": 1, "apply": True}).status_code == 200


def test_it_is_held_until_its_holder_lets_go(add: Answers, editor: ApiClient, other: ApiClient, path: str) -> None:
    task = add("촬영")
    hold = f"{path}/tasks/{task['id']}/hold"
    editor.put(hold, None)
    assert other.delete(hold).status_code == 204
    assert other.put(hold, None).status_code == 409
    assert editor.delete(hold).status_code == 204
    assert other.put(hold, None).json()["by"]["name"] == "admin"


def test_only_what_is_there_is_held(editor: ApiClient, path: str) -> None:
    answer = editor.put(f"{path}/tasks/0192f0c8-7c00-7000-8000-000000000000/hold", None)
    assert (answer.status_code, answer.code) == (404, "task.not_found")
