"""Baselines over HTTP."""

from typing import Any
from uuid import UUID

import pytest

from schedule.domain.drafts import TaskDraft
from schedule.domain.network import Span
from schedule.domain.schedule import Schedule
from tests.client import ApiClient
from tests.schedule.api.films import changed, drawn
from tests.schedule.scenarios import CUT, MONDAY, SCREEN, SHOOT, on

NEW = UUID(int=99)
Body = dict[str, Any]


@pytest.fixture
def drawn_film(team: dict[str, Any]) -> None:
    drawn(team["project_id"], team["editor"])


def saved(client: ApiClient, path: str, name: str = "착수") -> Body:
    answer = client.post(f"{path}/baselines", {"name": name})
    assert answer.status_code == 201, answer.content
    row: Body = answer.json()
    assert answer.headers["Location"] == f"{path}/baselines/{row['id']}"
    return row


@pytest.mark.usefixtures("drawn_film")
def test_a_baseline_is_saved_listed_read_and_deleted(editor: ApiClient, path: str, team: dict[str, Any]) -> None:
    row = saved(editor, path)
    assert {name: row[name] for name in ("name", "task_count", "start_date", "end_date", "created_by_id")} == {
        "name": "착수",
        "task_count": 4,
        "start_date": "2026-03-09",
        "end_date": "2026-03-20",
        "created_by_id": str(team["editor"].user_id),
    }
    assert row["schedule_version"] == editor.get(path).json()["version"]
    at = f"{path}/baselines/{row['id']}"
    assert editor.get(at).json() == row
    page = editor.get(f"{path}/baselines").json()
    assert (page["results"], page["count"]) == ([row], 1)
    assert editor.delete(at).status_code == 204
    gone = editor.get(at)
    assert (gone.status_code, gone.json()["code"]) == (404, "baseline.not_found")


def longer(schedule: Schedule) -> None:
    schedule.revise_task(SHOOT, {"length": Span(4)}, today=MONDAY)
    schedule.remove_tasks([SCREEN])
    schedule.add_tasks([TaskDraft(id=NEW, name="색보정", not_before=on(26))])


@pytest.mark.usefixtures("drawn_film")
def test_how_far_the_schedule_has_come_away_is_told(editor: ApiClient, path: str, team: dict[str, Any]) -> None:
    row = saved(editor, path)
    changed(team["project_id"], team["owner"], longer)
    found = editor.get(f"{path}/baselines/{row['id']}/comparison").json()
    assert (found["baseline"], found["finish_variance_days"]) == (row, 6)
    assert (found["before"]["end_date"], found["after"]["end_date"]) == ("2026-03-20", "2026-03-26")
    by_name = {each["name"]: each for each in found["tasks"]}
    assert by_name["촬영"] == {
        "task_id": str(SHOOT),
        "name": "촬영",
        "kind": "task",
        "difference": "changed",
        "before": {"start_date": "2026-03-12", "end_date": "2026-03-13", "duration_days": 2, "duration_minutes": 0},
        "after": {"start_date": "2026-03-12", "end_date": "2026-03-17", "duration_days": 4, "duration_minutes": 0},
        "start_variance_days": 0,
        "finish_variance_days": 4,
        "duration_variance_days": 2,
        "duration_variance_minutes": 0,
    }
    assert (by_name["편집"]["start_variance_days"], by_name["편집"]["finish_variance_days"]) == (2, 2)
    assert (by_name["콘티"]["difference"], by_name["콘티"]["start_variance_days"]) == ("same", 0)
    assert (by_name["색보정"]["difference"], "before" in by_name["색보정"]) == ("added", False)
    assert (by_name["시사"]["difference"], "after" in by_name["시사"]) == ("removed", False)


def test_a_project_without_tasks_has_a_baseline_of_nothing(editor: ApiClient, path: str) -> None:
    row = saved(editor, path)
    assert (row["task_count"], row["start_date"], row["end_date"]) == (0, None, None)
    found = editor.get(f"{path}/baselines/{row['id']}/comparison").json()
    assert (found["tasks"], found["finish_variance_days"]) == ([], None)


def test_there_are_twenty_and_no_more(editor: ApiClient, path: str) -> None:
    for number in range(20):
        saved(editor, path, f"{number}차")
    answer = editor.post(f"{path}/baselines", {"name": "21차"})
    assert (answer.status_code, answer.json()["code"]) == (409, "baseline.too_many")


def test_only_whose_it_is_or_an_admin_deletes_one(
    api: ApiClient, editor: ApiClient, path: str, team: dict[str, Any]
) -> None:
    at = f"{path}/baselines/{saved(api.as_(team['owner']), path)['id']}"
    answer = editor.delete(at)
    assert (answer.status_code, answer.json()["code"]) == (403, "baseline.not_yours")
    assert api.as_(team["admin"]).delete(at).status_code == 204


@pytest.mark.parametrize(
    ("body", "pointer"),
    [
        ({}, "/name"),
        ({"name": ""}, "/name"),
        ({"name": "가" * 101}, "/name"),
        ({"name": 7}, "/name"),
        ({"name": "a\u202eb"}, "/name"),
        ({"name": "착수", "tasks": []}, "/tasks"),
    ],
)
def test_a_bad_body_saves_nothing(editor: ApiClient, path: str, body: Body, pointer: str) -> None:
    answer = editor.post(f"{path}/baselines", body)
    assert (answer.status_code, answer.json()["errors"][0]["pointer"]) == (422, pointer)
    assert editor.get(f"{path}/baselines").json()["count"] == 0


@pytest.mark.usefixtures("drawn_film")
def test_baselines_are_read_and_written_in_few_statements(
    editor: ApiClient, path: str, django_assert_num_queries: Any
) -> None:
    at = f"{path}/baselines/{saved(editor, path)['id']}"
    for address, statements in ((f"{path}/baselines", 3), (at, 2), (f"{at}/comparison", 3)):
        with django_assert_num_queries(statements):
            assert editor.get(address).status_code == 200
    assert str(CUT) in {each["task_id"] for each in editor.get(f"{at}/comparison").json()["tasks"]}


@pytest.mark.usefixtures("drawn_film")
def test_what_happens_to_baselines_is_told_live(editor: ApiClient, path: str, told: Any) -> None:
    row = saved(editor, path)
    editor.delete(f"{path}/baselines/{row['id']}")
    added, removed = told()[-2:]
    assert (added.type, added.data) == ("schedule.baseline_added", row | {"baseline_id": row["id"]})
    assert (removed.type, removed.data["baseline_id"]) == ("schedule.baseline_removed", row["id"])
