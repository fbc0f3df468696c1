"""What scenarios refuse; whatever is refused changes nothing."""

from typing import Any

import pytest

from core.domain.ids import new_id
from tests.client import ApiClient
from tests.schedule.api.films import changed, drawn
from tests.schedule.scenarios import CUT, MONDAY, SCRIPT, SHOOT

Body = dict[str, Any]
NOBODY = str(new_id())


@pytest.fixture(autouse=True)
def _drawn(team: dict[str, Any]) -> None:
    drawn(team["project_id"], team["editor"])


@pytest.fixture
def at(editor: ApiClient, path: str) -> str:
    return f"{path}/scenarios/{editor.post(f'{path}/scenarios', {'name': '비 오는 날'}).json()['id']}"


def refused(client: ApiClient, at: str, wanted: Body) -> tuple[int, str, str]:
    answer = client.post(f"{at}/changes", wanted)
    body = answer.json()
    return answer.status_code, body["code"], body.get("errors", [{"pointer": ""}])[0]["pointer"]


SCRIPTS = str(SCRIPT)


@pytest.mark.parametrize(
    ("wanted", "status", "code", "pointer"),
    [
        ({"move": []}, 422, "invalid", "/move"),
        ({"change_tasks": [{"days": 1}]}, 422, "invalid", "/change_tasks/0/task_id"),
        ({"change_tasks": [{"task_id": SCRIPTS, "progress": 1}]}, 422, "invalid", "/change_tasks/0/progress"),
        ({"change_tasks": [{"task_id": SCRIPTS, "name": ""}]}, 422, "invalid", "/change_tasks/0/name"),
        ({"change_tasks": [{"task_id": SCRIPTS, "days": 99999}]}, 422, "invalid", "/change_tasks/0/days"),
        ({"change_tasks": [{"task_id": SCRIPTS}] * 2}, 422, "invalid", "/change_tasks/1/task_id"),
        (
            {"change_tasks": [{"task_id": SCRIPTS, "start_date": "9999-12-31"}]},
            422,
            "invalid",
            "/change_tasks/0/start_date",
        ),
        (
            {"change_tasks": [{"task_id": SCRIPTS}, {"task_id": str(CUT), "end_date": "2026-03-01"}]},
            422,
            "invalid",
            "/change_tasks/1/end_date",
        ),
        ({"add_tasks": [{"duration_days": 1}]}, 422, "invalid", "/add_tasks/0/name"),
        ({"add_tasks": [{"name": "a", "start_date": "1999-01-01"}]}, 422, "invalid", "/add_tasks/0/start_date"),
        ({"add_tasks": [{"name": "a", "assignees": [NOBODY]}]}, 422, "invalid", "/assignees"),
        ({"add_tasks": [{"name": "a", "phase_id": NOBODY}]}, 404, "phase.not_found", ""),
        ({"remove_tasks": [NOBODY]}, 404, "task.not_found", ""),
        ({"remove_tasks": ["x"]}, 422, "invalid", "/remove_tasks/0"),
        ({"remove_links": [NOBODY]}, 404, "link.not_found", ""),
        ({"add_links": [{"predecessor": SCRIPTS, "successor": SCRIPTS}]}, 422, "link.to_itself", ""),
        ({"add_links": [{"predecessor": str(CUT), "successor": SCRIPTS}]}, 422, "schedule.cycle", ""),
        ({"add_links": [{"predecessor": SCRIPTS, "successor": str(SHOOT)}]}, 409, "link.repeated", ""),
        (
            {"add_links": [{"predecessor": SCRIPTS, "successor": str(CUT), "lag_days": 366}]},
            422,
            "invalid",
            "/add_links/0/lag_days",
        ),
    ],
)
def test_what_is_refused_changes_nothing(
    editor: ApiClient, at: str, wanted: Body, status: int, code: str, pointer: str
) -> None:
    before = editor.get(at).json()
    assert refused(editor, at, wanted) == (status, code, pointer)
    assert refused(editor, at, {"add_tasks": [{"name": "새 작업"}], **wanted})[:2] == (status, code)
    assert editor.get(at).json() == before


def test_the_path_of_a_circle_is_named(editor: ApiClient, at: str) -> None:
    answer = editor.post(f"{at}/changes", {"add_links": [{"predecessor": str(CUT), "successor": SCRIPTS}]})
    assert all(name in answer.json()["detail"] for name in ("콘티", "촬영", "편집"))


def test_what_has_begun_keeps_its_start(editor: ApiClient, path: str, team: dict[str, Any]) -> None:
    changed(team["project_id"], team["owner"], lambda live: live.revise_task(SCRIPT, {"progress": 5}, today=MONDAY))
    row = editor.post(f"{path}/scenarios", {"name": "늦은 시작"}).json()
    moved = {"change_tasks": [{"task_id": SCRIPTS, "days": 1}]}
    assert refused(editor, f"{path}/scenarios/{row['id']}", moved)[:2] == (409, "task.has_begun")


def test_there_are_twenty_and_no_more(editor: ApiClient, path: str) -> None:
    for number in range(20):
        assert editor.post(f"{path}/scenarios", {"name": f"{number}안"}).status_code == 201
    answer = editor.post(f"{path}/scenarios", {"name": "21안"})
    assert (answer.status_code, answer.json()["code"]) == (409, "scenario.too_many")


def test_only_whose_it_is_or_an_admin_deletes_one(api: ApiClient, path: str, team: dict[str, Any]) -> None:
    row = api.as_(team["owner"]).post(f"{path}/scenarios", {"name": "감독판"}).json()
    at = f"{path}/scenarios/{row['id']}"
    answer = api.as_(team["editor"]).delete(at)
    assert (answer.status_code, answer.json()["code"]) == (403, "scenario.not_yours")
    assert api.as_(team["admin"]).delete(at).status_code == 204


def test_scenarios_are_read_and_written_in_few_statements(
    editor: ApiClient, path: str, at: str, django_assert_num_queries: Any, django_assert_max_num_queries: Any
) -> None:
    wanted = {"change_tasks": [{"task_id": SCRIPTS, "days": 1}]}
    assert editor.post(f"{at}/changes", wanted).status_code == 200
    for address, statements in ((f"{path}/scenarios", 3), (at, 2), (f"{at}/difference", 5)):
        with django_assert_num_queries(statements):
            assert editor.get(address).status_code == 200
    with django_assert_max_num_queries(9):
        assert editor.post(f"{at}/changes", wanted).status_code == 200
    with django_assert_max_num_queries(12):
        assert editor.post(f"{at}/apply", {"apply": True}).status_code == 200
