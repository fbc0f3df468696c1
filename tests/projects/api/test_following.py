"""What a project shows of its schedule, as the schedule's news come in."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest

from core.domain.clock import utc_now
from core.domain.ids import new_id
from projects.bootstrap import follow_schedule
from tests.client import ApiClient

Make = Callable[..., dict[str, Any]]
Told = Callable[[str], list[Any]]
DATES = {"start_date": "2026-03-01", "end_date": "2026-03-22"}


def outlined(project: dict[str, Any], version: int, **shown: Any) -> None:
    follow_schedule({"project_id": project["id"], "version": version, "a_later_field": 1, **shown}, new_id())


def test_answers_and_events_show_the_schedule(client: ApiClient, make: Make, told: Told) -> None:
    project = make()
    assert (project["start_date"], project["end_date"], project["schedule_progress"]) == (None, None, None)
    outlined(project, 3, stage="shooting", progress=45, **DATES)
    shown = {"stage": "shooting", "schedule_progress": 45, **DATES}
    answered = client.get(f"/v2/projects/{project['id']}").json()
    (listed,) = client.get("/v2/projects").json()["results"]
    event = told(f"project:{project['id']}")[-1]
    assert event.type == "project.updated"
    for found in (answered, listed, event.data):
        assert {name: found[name] for name in shown} == shown
    assert answered["version"] == event.data["version"] == project["version"] + 1
    (row, *_) = client.get(f"/v2/projects/{project['id']}/history").json()["results"]
    assert (row["what"], row["previous"], row["current"]) == ("stage", "planning", "shooting")
    assert row["by"]["name"] == "VideoPlanet"


def test_what_was_kept_of_an_answer_is_no_longer_good(client: ApiClient, make: Make) -> None:
    project = make()
    path = f"/v2/projects/{project['id']}"
    tag = client.get(path).headers["ETag"]
    outlined(project, 3, progress=45)
    assert client.with_(If_None_Match=tag).get(path).status_code == 200
    assert client.with_(If_Match=tag).patch(path, {"name": "여름"}).status_code == 412


def test_a_stage_set_by_a_person_holds_until_the_schedule_goes_on(client: ApiClient, make: Make) -> None:
    project = make()
    path = f"/v2/projects/{project['id']}"
    outlined(project, 3, stage="shooting", progress=45)
    client.patch(path, {"stage": "review"})
    outlined(project, 4, stage="shooting", progress=50)
    assert client.get(path).json()["stage"] == "review"
    outlined(project, 5, stage="editing", progress=60)
    assert client.get(path).json()["stage"] == "editing"
    assert len(client.get(f"{path}/history").json()["results"]) == 5


def test_a_project_is_still_found_by_what_it_is_called(client: ApiClient, make: Make) -> None:
    project = make("여름 캠페인")
    outlined(project, 3, stage="shooting", progress=45, **DATES)
    assert [row["id"] for row in client.get("/v2/projects", {"search": "여름"}).json()["results"]] == [project["id"]]
    (row,) = client.get("/v2/projects", {"stage": "shooting"}).json()["results"]
    assert row["name"] == "여름 캠페인"


@pytest.mark.django_db(transaction=True)
def test_the_dashboard_shows_progress_and_what_is_due_next(client: ApiClient, make: Make) -> None:
    project, today = make(), utc_now().date()
    due = {"kind": "milestone", "id": str(new_id()), "name": "시사", "date": str(today + timedelta(days=3))}
    past = {**due, "name": "지난 것", "date": str(today - timedelta(days=3))}
    assert client.get("/v2/dashboard").json()["deadlines"] == []
    outlined(project, 3, stage="shooting", progress=45, deadlines=[past, due], **DATES)
    body = client.get("/v2/dashboard").json()
    (row,) = body["projects"]
    assert row["progress"] == {
        "stage": "shooting", "resolved": 0, "total": 0, "schedule": 45, "end_date": DATES["end_date"],
    }  # fmt: skip
    (shown,) = body["deadlines"]
    assert shown.pop("days_left") in (2, 3)
    assert shown == due | {"project": {"id": project["id"], "name": "봄 캠페인"}}
    outlined(project, 4, stage="shooting", progress=45, deadlines=[], **DATES)
    assert client.get("/v2/dashboard").json()["deadlines"] == []
