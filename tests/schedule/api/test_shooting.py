"""From a plan's shots to tasks of shooting: what one context tells, and the other makes of it."""

from collections.abc import Callable
from typing import Any

import pytest

from core.domain.ids import new_id
from core.domain.stream import StreamEvent
from core.infrastructure.models import DeliveryRecord
from core.infrastructure.outbox import relay
from schedule.bootstrap.planning import follow_shooting
from schedule.infrastructure.models import TaskRecord
from tests.client import ApiClient

BRIEF = {"title": "첫 출근", "logline": "신입 사원이 첫날 엘리베이터에 갇힌다.", "duration": 30}
DECEMBER = {"start_date": "2026-12-01"}


@pytest.fixture
def path(team: dict[str, Any]) -> str:
    return f"/v2/schedule/{team['project_id']}"


@pytest.fixture
def plan(editor: ApiClient, team: dict[str, Any]) -> dict[str, Any]:
    answer = editor.post(f"/v2/ai-planning/{team['project_id']}/plans", {"brief": BRIEF})
    body: dict[str, Any] = answer.json()
    return body


@pytest.fixture
def film(editor: ApiClient, team: dict[str, Any], plan: dict[str, Any]) -> Callable[..., None]:
    """Have shots filmed, by their positions and places, and let the schedule hear of it."""

    def film(places: dict[int, str], **terms: Any) -> None:
        ids = {position: plan["shots"][position - 1]["id"] for position in places}
        named = [{"shot_id": ids[position], "place": place} for position, place in places.items()]
        body = {"shot_ids": list(ids.values()), "places": named, **DECEMBER, **terms}
        answer = editor.post(f"/v2/ai-planning/{team['project_id']}/plans/{plan['id']}/shooting", body)
        assert answer.status_code == 202, answer.content
        relay()

    return film


def calls(editor: ApiClient, path: str) -> list[str]:
    return [
        f"{each['date']} {each['time']} {each['place']} {each['position']}"
        for each in editor.get(f"{path}/call-sheet").json()["calls"]
    ]


def test_chosen_shots_become_tasks_by_place_with_their_calls(
    editor: ApiClient, path: str, plan: dict[str, Any], film: Callable[..., None]
) -> None:
    film({1: "카페", 2: "옥상", 3: "카페"})
    whole = editor.get(path).json()
    assert [(task["name"], task["place"], task["start_date"], task["start_time"]) for task in whole["tasks"]] == [
        ("카페 촬영", "카페", "2026-12-01", "09:00"),
        ("옥상 촬영", "옥상", "2026-12-01", "13:00"),
    ]
    assert [phase["kind"] for phase in whole["phases"]] == ["filming"]
    assert calls(editor, path) == ["2026-12-01 09:00 카페 1", "2026-12-01 10:00 카페 3", "2026-12-01 13:00 옥상 2"]
    source = whole["tasks"][0]["source"]
    assert (source["kind"], source["plan_id"], source["plan_title"]) == ("shooting", plan["id"], "첫 출근")
    assert [(shot["position"], shot["after_minutes"]) for shot in source["shots"]] == [(1, 0), (3, 60)]


def test_heard_twice_it_is_done_once(
    editor: ApiClient, path: str, film: Callable[..., None], told: Callable[[], list[StreamEvent]], plan: dict[str, Any]
) -> None:
    film({1: "카페", 2: "옥상"})
    whole, heard = editor.get(path).json(), told()
    film({1: "카페", 2: "옥상"})
    again = editor.get(path).json()
    assert [task["id"] for task in again["tasks"]] == [task["id"] for task in whole["tasks"]]
    assert [link["id"] for link in again["links"]] == [link["id"] for link in whole["links"]]
    assert {each.type for each in told()[len(heard) :]} <= {"task.updated"}
    assert not DeliveryRecord.objects.filter(event="plan.shooting_chosen").exists()


def test_another_choice_changes_and_takes_away_what_it_made(
    editor: ApiClient, path: str, film: Callable[..., None], told: Callable[[], list[StreamEvent]]
) -> None:
    film({1: "카페", 2: "옥상"})
    film({2: "바다", 3: "카페"})
    assert calls(editor, path) == ["2026-12-01 09:00 바다 2", "2026-12-01 11:00 카페 3"]
    film({})
    assert editor.get(path).json()["tasks"] == []
    assert {"task.created", "task.updated", "task.deleted", "schedule.link_created"} <= {each.type for each in told()}


def test_what_somebody_has_taken_on_stays_when_its_shots_are_not_filmed(
    editor: ApiClient, path: str, team: dict[str, Any], film: Callable[..., None]
) -> None:
    film({1: "카페", 2: "옥상"})
    TaskRecord.objects.filter(name="카페 촬영").update(assignees=[team["editor"].user_id])
    film({2: "옥상"})
    tasks = editor.get(path).json()["tasks"]
    assert [(task["name"], len(task["source"]["shots"])) for task in tasks] == [("카페 촬영", 0), ("옥상 촬영", 1)]


@pytest.fixture
def heard(editor: ApiClient, team: dict[str, Any], plan: dict[str, Any]) -> Callable[..., dict[str, Any]]:
    """What the schedule hears when a shot is chosen at a minute of an hour."""

    def heard(minute: int, *shots: int, day: str = "2026-12-01") -> dict[str, Any]:
        named = [
            {"id": plan["shots"][at]["id"], "position": at + 1, "title": "", "place": "카페", "seconds": 2.5}
            for at in shots
        ]
        return {
            "project_id": str(team["project_id"]),
            "by": {"id": str(team["editor"].user_id), "name": "편집자"},
            "plan_id": plan["id"],
            "plan_title": "첫 출근",
            "language": "ko",
            "chosen_at": f"2026-11-26T03:{minute:02}:00+00:00",
            "start_date": day,
            "minutes_per_shot": 60,
            "move_minutes": 60,
            "shots": named,
        }

    return heard


def test_an_older_choice_that_is_heard_late_is_not_followed(
    editor: ApiClient, path: str, heard: Callable[..., dict[str, Any]]
) -> None:
    follow_shooting(heard(5), new_id())
    follow_shooting(heard(1, 0, 1), new_id())
    assert editor.get(path).json()["tasks"] == []


def test_what_people_have_deleted_does_not_come_back_by_itself(
    editor: ApiClient, path: str, heard: Callable[..., dict[str, Any]]
) -> None:
    follow_shooting(heard(1, 0), new_id())
    (task,) = editor.get(path).json()["tasks"]
    assert editor.delete(f"{path}/tasks/{task['id']}").status_code == 200
    follow_shooting(heard(1, 0), new_id())
    assert editor.get(path).json()["tasks"] == []
    follow_shooting(heard(2, 0), new_id())
    assert len(editor.get(path).json()["tasks"]) == 1


def test_whoever_chose_what_does_not_fit_hears_of_it_once(
    editor: ApiClient, path: str, heard: Callable[..., dict[str, Any]]
) -> None:
    delivery_id = new_id()
    for _ in range(2):
        follow_shooting(heard(1, *range(12), day="2099-12-31"), delivery_id)
    assert editor.get(path).json()["tasks"] == []
    told = [each["title"] for each in editor.get("/v2/notifications").json()["results"]]
    assert told == ["기획안 '첫 출근'의 촬영이 일정에 들어가지 않습니다"]


def test_an_archived_project_gets_no_tasks(
    api: ApiClient, editor: ApiClient, team: dict[str, Any], heard: Callable[..., dict[str, Any]]
) -> None:
    answer = api.as_(team["owner"]).post(f"/v2/projects/{team['project_id']}/archive")
    assert answer.status_code == 200, answer.content
    follow_shooting(heard(1, 0), new_id())
    assert TaskRecord.objects.count() == 0


def test_a_project_in_the_trash_gets_no_tasks(
    api: ApiClient, editor: ApiClient, team: dict[str, Any], plan: dict[str, Any]
) -> None:
    project = team["project_id"]
    body = {"shot_ids": [plan["shots"][0]["id"]], **DECEMBER}
    assert editor.post(f"/v2/ai-planning/{project}/plans/{plan['id']}/shooting", body).status_code == 202
    assert api.as_(team["owner"]).delete(f"/v2/projects/{project}").status_code == 204
    relay()
    assert TaskRecord.objects.count() == 0
