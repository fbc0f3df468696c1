"""An end that is said is where a task comes to end."""

from typing import Any

import pytest

from tests.client import ApiClient
from tests.schedule.api.conftest import Answers


@pytest.mark.parametrize(
    ("terms", "days"),
    [
        ({"start_date": None, "end_date": "2026-03-12"}, ("2026-03-02", "2026-03-12")),
        ({"start_date": "2026-03-05", "end_date": "2026-03-12"}, ("2026-03-05", "2026-03-12")),
        ({"calendar": "working", "end_date": "2026-03-16"}, ("2026-03-10", "2026-03-16")),
    ],
)
def test_a_length_is_counted_from_where_it_comes_to_lie(
    add: Answers, editor: ApiClient, path: str, terms: dict[str, Any], days: tuple[str, str]
) -> None:
    add("기획")
    task = add("촬영", 3, start_date="2026-03-10")
    changed = editor.patch(f"{path}/tasks/{task['id']}", terms).json()
    assert (changed["start_date"], changed["end_date"]) == days


def test_where_links_push_it_the_end_stays_as_it_is_said(add: Answers, editor: ApiClient, path: str) -> None:
    one, other = add("기획", 10), add("촬영", 1)
    editor.post(f"{path}/links", {"predecessor": one["id"], "successor": other["id"]})
    terms = {"start_date": "2026-03-09", "end_date": "2026-03-15"}
    changed = editor.patch(f"{path}/tasks/{other['id']}", terms).json()
    assert (changed["start_date"], changed["end_date"], changed["duration_days"]) == ("2026-03-12", "2026-03-15", 4)
    late = editor.patch(f"{path}/tasks/{other['id']}", terms | {"end_date": "2026-03-11"})
    assert (late.status_code, late.json()["errors"][0]["code"]) == (422, "task.ends_before_start")


def test_a_milestone_has_no_end_but_its_day(add: Answers, editor: ApiClient, path: str) -> None:
    mark = add("시사", None, kind="milestone", start_date="2026-03-04", end_date="2026-03-04")
    for terms in ({"end_date": "2026-03-10"}, {"start_date": "2026-03-09", "end_date": "2026-03-10"}):
        answer = editor.patch(f"{path}/tasks/{mark['id']}", terms)
        assert answer.json()["errors"][0]["code"] == "task.milestone_has_no_length"
    assert editor.patch(f"{path}/tasks/{mark['id']}", {"end_date": "2026-03-04"}).status_code == 200


def test_what_is_broken_is_told_also_where_nothing_changes(add: Answers, editor: ApiClient, path: str) -> None:
    task = add("촬영", 3, must_end_by="2026-03-03")
    for terms in ({"name": "촬영"}, {"name": "2차 촬영"}):
        changed = editor.patch(f"{path}/tasks/{task['id']}", terms).json()
        assert [each["code"] for each in changed["violations"]] == ["must_end_by"]
    assert [each["code"] for each in editor.patch(f"{path}/working-time", {"holidays": "KR"}).json()["violations"]] == [
        "must_end_by"
    ]
