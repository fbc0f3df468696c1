"""Scenarios over HTTP."""

from typing import Any

import pytest

from schedule.domain.network import Span
from tests.client import ApiClient
from tests.schedule.api.films import changed, drawn
from tests.schedule.scenarios import CUT, MONDAY, SCREEN, SCRIPT, SHOOT, TO_CUT

Body = dict[str, Any]


@pytest.fixture(autouse=True)
def _drawn(team: dict[str, Any]) -> None:
    drawn(team["project_id"], team["editor"])


@pytest.fixture
def scenario(editor: ApiClient, path: str) -> Body:
    answer = editor.post(f"{path}/scenarios", {"name": "비 오는 날"})
    assert answer.status_code == 201, answer.content
    row: Body = answer.json()
    assert answer.headers["Location"] == f"{path}/scenarios/{row['id']}"
    return row


@pytest.fixture
def at(path: str, scenario: Body) -> str:
    return f"{path}/scenarios/{scenario['id']}"


def days(schedule: Body) -> dict[str, tuple[str, str]]:
    """From which day of March until which each task is done."""
    return {each["name"]: (each["start_date"][8:], each["end_date"][8:]) for each in schedule["tasks"]}


def had(client: ApiClient, at: str, **wanted: Any) -> Body:
    answer = client.post(f"{at}/changes", wanted)
    assert answer.status_code == 200, answer.content
    body: Body = answer.json()
    return body


def test_a_scenario_is_a_copy_that_is_read_whole(editor: ApiClient, path: str, at: str, scenario: Body) -> None:
    whole, live = editor.get(at).json(), editor.get(path).json()
    copied = whole.pop("schedule")
    assert whole == scenario
    assert (whole["name"], whole["edit_count"], whole["version"]) == ("비 오는 날", 0, 1)
    assert whole["schedule_version"] == live["version"]
    outside = ("is_overdue", "notes")
    assert copied["tasks"] == [{k: v for k, v in each.items() if k not in outside} for each in live["tasks"]]
    assert (copied["phases"], copied["links"]) == (live["phases"], live["links"])
    assert editor.get(f"{path}/scenarios").json()["results"] == [scenario]


def test_what_is_changed_moves_what_waits_and_says_why(editor: ApiClient, path: str, at: str) -> None:
    live = editor.get(path).json()
    answer = had(editor, at, change_tasks=[{"task_id": str(SCRIPT), "start_date": "2026-03-11"}])
    assert {each["name"]: each["days"] for each in answer["moved"]} == {"콘티": 2, "촬영": 4, "편집": 2}
    assert {each["name"]: each["reason"]["text"] for each in answer["moved"]}["촬영"] == "4일 뒤로: ‘콘티’ 기다림"
    assert (answer["edit_count"], answer["version"]) == (1, 2)
    whole = editor.get(at).json()
    assert days(whole["schedule"])["편집"] == ("18", "20")
    assert editor.get(path).json() | {"seq": 0} == live | {"seq": 0}


def test_everything_that_can_be_otherwise(editor: ApiClient, at: str, team: dict[str, Any]) -> None:
    new = {"name": "색보정", "duration_days": 2, "start_date": "2026-03-19", "assignees": [str(team["viewer"].user_id)]}
    had(
        editor,
        at,
        add_tasks=[new],
        change_tasks=[
            {"task_id": str(SHOOT), "duration_days": 4, "assignees": [str(team["editor"].user_id)]},
            {"task_id": str(SCREEN), "days": 3},
            {"task_id": str(SCRIPT), "is_fixed": True, "name": "대본"},
        ],
        remove_links=[str(TO_CUT)],
        add_links=[{"predecessor": str(SCRIPT), "successor": str(CUT), "type": "SS", "lag_days": 1}],
    )
    schedule = editor.get(at).json()["schedule"]
    assert days(schedule) == {
        "대본": ("09", "11"),
        "촬영": ("12", "17"),
        "편집": ("10", "12"),
        "시사": ("23", "23"),
        "색보정": ("19", "20"),
    }
    had(editor, at, remove_tasks=[str(SHOOT)])
    assert "촬영" not in days(editor.get(at).json()["schedule"])


def test_the_difference_is_told_by_task(editor: ApiClient, path: str, at: str) -> None:
    had(editor, at, change_tasks=[{"task_id": str(SHOOT), "duration_days": 4}], remove_tasks=[str(SCREEN)])
    found = editor.get(f"{at}/difference").json()
    told = {each["name"]: (each["difference"], each["finish_variance_days"]) for each in found["tasks"]}
    assert told == {"촬영": ("changed", 4), "편집": ("changed", 2), "시사": ("removed", None)}
    assert (found["before"]["end_date"], found["after"]["end_date"]) == ("2026-03-20", "2026-03-20")
    assert found["schedule_version"] == editor.get(path).json()["version"]
    assert found["edits"] == {
        "changed_tasks": [{"task_id": str(SHOOT), "name": "촬영", "changed": ["length", "placed_by_hand"]}],
        "added_tasks": [],
        "removed_tasks": [str(SCREEN)],
        "added_links": [],
        "removed_links": [],
    }
    assert found["outdated"] == []


def test_a_preview_of_applying_changes_nothing(editor: ApiClient, path: str, at: str) -> None:
    had(editor, at, change_tasks=[{"task_id": str(SHOOT), "duration_days": 4}])
    before, scenario = editor.get(path).json(), editor.get(at).json()
    told = editor.post(f"{at}/apply", {}).json()
    assert (told["applied"], [each["name"] for each in told["moved"]]) == (False, ["촬영", "편집"])
    assert (editor.get(path).json(), editor.get(at).json()) == (before, scenario)


def test_applying_gives_what_the_scenario_showed(editor: ApiClient, path: str, at: str, told: Any) -> None:
    had(editor, at, add_tasks=[{"name": "색보정", "duration_days": 2}], remove_links=[str(TO_CUT)])
    had(editor, at, change_tasks=[{"task_id": str(SCRIPT), "days": 2}, {"task_id": str(CUT), "name": "가편집"}])
    shown = editor.get(at).json()["schedule"]
    answer = editor.post(f"{at}/apply", {"apply": True})
    assert answer.status_code == 200, answer.content
    live = editor.get(path).json()
    assert days(live) == days(shown)
    assert answer.json()["schedule_version"] == live["version"]
    assert editor.get(at).json()["applied_at"] is not None
    assert {"task.created", "task.updated", "schedule.link_deleted", "schedule.scenario_updated"} <= {
        each.type for each in told()
    }
    again = editor.post(f"{at}/apply", {"apply": True}).json()
    assert not again["applied"]
    assert (again["moved"], again["edits"]["changed_tasks"], again["schedule_version"]) == ([], [], live["version"])
    assert editor.get(f"{at}/difference").json()["tasks"] == []


def test_a_link_with_another_lag_takes_the_place_of_the_one_that_was(editor: ApiClient, path: str, at: str) -> None:
    ends = {"predecessor": str(SHOOT), "successor": str(CUT)}
    had(editor, at, remove_links=[str(TO_CUT)], add_links=[{**ends, "lag_days": 2}])
    shown = editor.get(at).json()["schedule"]
    assert editor.post(f"{at}/apply", {"apply": True}).status_code == 200
    live = editor.get(path).json()
    assert days(live) == days(shown)
    (link,) = [each for each in live["links"] if each["successor"] == str(CUT)]
    assert (link["predecessor"], link["lag_days"]) == (str(SHOOT), 2)


def test_what_both_have_changed_is_named_and_overwritten_with_consent(
    editor: ApiClient, path: str, at: str, team: dict[str, Any]
) -> None:
    had(editor, at, change_tasks=[{"task_id": str(SHOOT), "duration_days": 4}])
    changed(team["project_id"], team["owner"], lambda live: live.revise_task(SHOOT, {"length": Span(3)}, today=MONDAY))
    named = [{"task_id": str(SHOOT), "name": "촬영"}]
    assert editor.get(f"{at}/difference").json()["outdated"] == named
    before = editor.get(path).json()
    refused = editor.post(f"{at}/apply", {"apply": True})
    assert (refused.status_code, refused.json()["code"]) == (409, "scenario.outdated")
    assert "촬영" in refused.json()["detail"]
    assert refused.json()["errors"][0]["pointer"] == f"/tasks/{SHOOT}"
    assert editor.get(path).json() == before
    assert editor.post(f"{at}/apply", {"apply": True, "overwrite": True}).status_code == 200
    assert days(editor.get(path).json())["촬영"] == ("12", "17")


def test_fixed_tasks_move_with_consent_alone(editor: ApiClient, path: str, at: str) -> None:
    had(editor, at, change_tasks=[{"task_id": str(SCREEN), "start_date": "2026-03-23"}])
    told = editor.post(f"{at}/apply", {"apply": True}).json()
    assert [(each["name"], each["needed_date"]) for each in told["held"]] == [("시사", "2026-03-23")]
    assert (told["applied"], told["edits"]["changed_tasks"], editor.get(at).json()["applied_at"]) == (False, [], None)
    assert days(editor.get(path).json())["시사"] == ("20", "20")
    assert editor.post(f"{at}/apply", {"apply": True, "move_fixed": True}).json()["held"] == []
    assert days(editor.get(path).json())["시사"] == ("23", "23")


def test_a_scenario_is_renamed_and_deleted_by_who_saw_it(editor: ApiClient, path: str, at: str, told: Any) -> None:
    first, second = (editor.with_(**{"If-Match": f'"{version}"'}) for version in (1, 2))
    renamed = first.patch(at, {"name": "맑은 날"})
    assert (renamed.status_code, renamed.json()["name"], renamed.json()["version"]) == (200, "맑은 날", 2)
    for ask in (
        lambda: first.patch(at, {"name": "흐린 날"}),
        lambda: first.post(f"{at}/changes", {"remove_tasks": [str(CUT)]}),
        lambda: first.post(f"{at}/apply", {"apply": True}),
        lambda: first.delete(at),
    ):
        stale = ask()
        assert (stale.status_code, stale.json()["current"]["name"]) == (412, "맑은 날")
    assert second.delete(at).status_code == 204
    assert editor.get(at).json()["code"] == "scenario.not_found"
    names = [each.type for each in told() if "scenario" in each.type]
    assert names == [f"schedule.scenario_{what}" for what in ("added", "updated", "removed")]
