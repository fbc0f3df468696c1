"""What becomes of schedules when people and projects go."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any
from uuid import UUID

import pytest
from django.apps import apps
from django.utils.timezone import now

from core.domain.actor import Actor
from core.domain.ids import new_id
from projects.infrastructure.models import ProjectRecord
from projects.presentation.tasks import sweep_trash
from schedule.bootstrap.people import personal_data, release_tasks
from schedule.infrastructure.models import ConflictStateRecord
from tests.client import ApiClient
from tests.schedule.api.conftest import Answers
from tests.schedule.shoots import planned

EVERYTHING = {"ScheduleRecord", "TaskRecord", "CalendarEventRecord", "BaselineRecord", "ScenarioRecord"}
Whole = Callable[[], dict[str, Any]]


def assignees(whole: Whole) -> list[list[str]]:
    return [task["assignees"] for task in whole()["tasks"]]


def test_who_leaves_has_no_task_any_more_and_all_are_told(
    api: ApiClient, team: dict[str, Any], path: str, add: Answers, whole: Whole, told: Any, work_off: Any
) -> None:
    viewer, editor = str(team["viewer"].user_id), str(team["editor"].user_id)
    add("촬영", assignees=[viewer, editor], notes="비옷을 챙긴다")
    add("편집", assignees=[viewer])
    add("납품", assignees=[editor])
    before = whole()["version"]
    assert api.as_(team["viewer"]).post(f"/v2/projects/{team['project_id']}/leave").status_code == 204
    work_off()
    assert assignees(whole) == [[editor], [], [editor]]
    events = [event for event in told() if event.type == "task.updated"]
    assert [event.data["task"]["name"] for event in events] == ["촬영", "편집"]
    assert events[0].data["task"]["notes"] == whole()["tasks"][0]["notes"] == "비옷을 챙긴다"
    assert {event.actor["name"] for event in events} == {"VideoPlanet"}
    assert whole()["version"] == before + 1


def test_whoever_has_come_back_keeps_the_tasks_and_a_project_without_a_plan_gets_none(
    team: dict[str, Any], add: Answers, whole: Whole, make_project: Callable[..., tuple[UUID, Actor]]
) -> None:
    viewer = str(team["viewer"].user_id)
    add("촬영", assignees=[viewer])
    release_tasks({"project_id": str(team["project_id"]), "user_id": viewer}, new_id())
    assert assignees(whole) == [[viewer]]
    empty, _ = make_project()
    release_tasks({"project_id": str(empty), "user_id": viewer}, new_id())
    assert not apps.get_model("schedule", "ScheduleRecord").objects.filter(project_id=empty).exists()


def test_a_persons_data_name_their_tasks_in_all_projects(
    team: dict[str, Any], add: Answers, make_project: Callable[..., tuple[UUID, Actor]]
) -> None:
    viewer = team["viewer"].user_id
    add("촬영", assignees=[str(viewer)], place="성수")
    add("남의 일")
    other, _ = make_project(viewer=team["viewer"])
    planned(other, "다른 촬영", "2026-03-05", assignees=(viewer,))
    rows = list(personal_data(viewer)["assigned_tasks"])
    assert [(row["name"], row["place"]) for row in rows] == [("촬영", "성수"), ("다른 촬영", "")]


@pytest.mark.django_db(transaction=True)
def test_of_a_purged_project_nothing_is_left_and_others_are_as_they_were(
    api: ApiClient, make_person: Callable[..., Actor], make_project: Any, work_off: Any
) -> None:
    editor = make_person("지민")
    (gone, owner), (stays, _) = make_project(editor=editor), make_project(editor=editor)
    client = api.as_(editor)
    for project in (gone, stays):
        planned(project, "촬영", "2026-04-06", 3)
        client.post(f"/v2/schedule/{project}/events", {"title": "회의", "start_date": "2026-04-06"})
        for kept_so in ("baselines", "scenarios"):
            assert client.post(f"/v2/schedule/{project}/{kept_so}", {"name": "착수"}).status_code == 201
    (conflict,) = client.get(f"/v2/schedule/{stays}/conflicts").json()["results"]
    client.patch(f"/v2/schedule/{stays}/conflicts/{conflict['id']}", {"state": "ignored"})
    work_off()
    kept = _rows(stays)
    assert {name for name, number in kept.items() if number} >= EVERYTHING
    api.as_(owner).delete(f"/v2/projects/{gone}")
    ProjectRecord.objects.filter(id=gone).update(deleted_at=now() - timedelta(days=31))
    sweep_trash()
    work_off()
    assert set(_rows(gone).values()) == {0}
    assert _rows(stays) == kept
    assert not ConflictStateRecord.objects.exists()


def _rows(project_id: UUID) -> dict[str, int]:
    """How many rows each table has that tell the project."""
    tables = [each for each in apps.get_app_config("schedule").get_models() if hasattr(each, "project_id")]
    return {each.__name__: each._base_manager.filter(project_id=project_id).count() for each in tables}


def test_the_project_goes_on_as_its_schedule_does(
    api: ApiClient, team: dict[str, Any], add: Answers, work_off: Any
) -> None:
    planned(team["project_id"], "촬영", "2026-03-05", 2)
    work_off()
    project = api.as_(team["viewer"]).get(f"/v2/projects/{team['project_id']}").json()
    assert (project["stage"], project["start_date"], project["end_date"]) == ("shooting", "2026-03-05", "2026-03-06")
    assert project["schedule_progress"] == 0
    add("편집", 3, start_date="2026-03-09")
    work_off()
    assert api.as_(team["viewer"]).get(f"/v2/projects/{team['project_id']}").json()["end_date"] == "2026-03-11"
