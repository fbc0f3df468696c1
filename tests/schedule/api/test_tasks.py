"""Tasks are added, and read with the whole schedule."""

from collections.abc import Callable
from typing import Any

import pytest

from tests.client import ApiClient
from tests.schedule.api.conftest import Answers


def test_a_project_without_a_plan_has_an_empty_schedule(editor: ApiClient, path: str) -> None:
    empty = editor.get(path).json()
    assert (empty["version"], empty["tasks"], empty["phases"], empty["links"]) == (0, [], [], [])
    assert (empty["start_date"], empty["stage"], empty["time_zone"]) == (None, None, "Asia/Seoul")


def test_a_task_takes_its_days_from_the_day_that_it_may_start(add: Answers, whole: Callable[[], Any]) -> None:
    task = add("기획", 7)
    assert (task["start_date"], task["start_time"]) == ("2026-03-02", "09:00")
    assert (task["end_date"], task["end_time"]) == ("2026-03-08", "18:00")
    assert (task["number"], task["status"], task["status_label"], task["moved"]) == (1, "not_started", "시작 전", [])
    (read,) = whole()["tasks"]
    assert {name: task[name] for name in read if name != "is_overdue"} == {
        name: value for name, value in read.items() if name != "is_overdue"
    }


def test_working_days_leave_out_the_weekend(add: Answers) -> None:
    task = add("편집", 6, calendar="working", start_date="2026-03-09")
    assert (task["start_date"], task["end_date"]) == ("2026-03-09", "2026-03-16")


def test_an_end_date_says_how_long_it_takes(add: Answers) -> None:
    task = add("편집", None, start_date="2026-03-09", end_date="2026-03-13", calendar="working")
    assert (task["duration_days"], task["duration_minutes"], task["end_date"]) == (5, 0, "2026-03-13")


@pytest.mark.parametrize(
    ("terms", "pointer", "code"),
    [
        ({"name": ""}, "/name", "field.required"),
        ({"name": "가" * 201}, "/name", "text.too_long"),
        ({"duration_days": 0}, "/duration_days", "number.too_small"),
        ({"duration_days": 3651}, "/duration_days", "number.too_large"),
        ({"start_date": "9999-12-31"}, "/start_date", "date.too_late"),
        ({"start_date": "1999-12-31"}, "/start_date", "date.too_early"),
        ({"end_date": "2026-03-01", "duration_days": None}, "/end_date", "task.ends_before_start"),
        ({"end_date": "2026-03-05"}, "/end_date", "task.length_said_twice"),
        ({"start_time": "25:00"}, "/start_time", "time.malformed"),
        ({"must_end_by": "9999-12-31"}, "/must_end_by", "date.too_late"),
        ({"kind": "milestone", "duration_days": 1}, "/duration_days", "task.milestone_has_no_length"),
        ({"progress": 10}, "/progress", "field.unknown"),
    ],
)
def test_bad_input_is_told_by_field_and_changes_nothing(
    editor: ApiClient, path: str, whole: Callable[[], Any], terms: dict[str, Any], pointer: str, code: str
) -> None:
    given = {"name": "촬영", "start_date": "2026-03-02", "duration_days": 1} | terms
    answer = editor.post(f"{path}/tasks", {name: value for name, value in given.items() if value is not None})
    assert answer.status_code == 422
    assert [(each["pointer"], each["code"]) for each in answer.json()["errors"]] == [(pointer, code)]
    assert whole()["tasks"] == []
