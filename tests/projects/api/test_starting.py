"""What a project starts with: its settings, its stage, and a look at the plan it could have."""

from collections.abc import Callable
from typing import Any
from uuid import UUID

import pytest

from core.domain.actor import Actor
from projects.infrastructure.models import ProjectRecord
from tests.client import ApiClient

Make = Callable[..., dict[str, Any]]
DEFAULTS = {"time_zone": "Asia/Seoul", "invitation_role": "reviewer", "invitation_days": 7}


def test_the_plan_is_shown_and_not_stored(client: ApiClient, make: Make) -> None:
    project = make(schedule={"start_date": "2028-02-22"})
    names = ("group", "start_date", "end_date", "days", "colour")
    phases = [
        ("planning", "2028-02-22", "2028-02-28", 7, "#3b82f6"),
        ("shooting", "2028-02-29", "2028-02-29", 1, "#ef4444"),
        ("editing", "2028-03-01", "2028-03-14", 14, "#10b981"),
    ]
    assert project["schedule_preview"] == {
        "start_date": "2028-02-22",
        "end_date": "2028-03-14",
        "days": 22,
        "phases": [dict(zip(names, phase, strict=True)) for phase in phases],
    }
    assert client.get(f"/v2/projects/{project['id']}").json() == {
        name: value for name, value in project.items() if name != "schedule_preview"
    }
    assert "schedule_preview" not in make()


@pytest.mark.parametrize(
    ("schedule", "pointer", "code"),
    [
        ({"start_date": "2026-02-29"}, "/schedule/start_date", "invalid"),
        ({"start_date": "01.03.2026"}, "/schedule/start_date", "invalid"),
        ({"start_date": 20260301}, "/schedule/start_date", "invalid"),
        ({"start_date": None}, "/schedule/start_date", "field.required"),
        ({"start_date": "9999-12-31"}, "/schedule/start_date", "date.too_late"),
        ({}, "/schedule/start_date", "field.required"),
        ({"start_date": "2026-03-01", "days": 3}, "/schedule/days", "field.unknown"),
    ],
)
def test_a_day_that_is_none_starts_no_project(client: ApiClient, schedule: Any, pointer: str, code: str) -> None:
    refused = client.post("/v2/projects", {"name": "봄", "schedule": schedule})
    assert refused.status_code == 422
    assert [(fault["pointer"], fault["code"]) for fault in refused.json()["errors"]] == [(pointer, code)]
    assert client.get("/v2/projects", {"status": "all"}).json()["count"] == 0


def test_settings_and_stage_may_be_given_from_the_start(client: ApiClient, make: Make) -> None:
    assert make()["settings"] == DEFAULTS
    project = make(stage="editing", settings={"time_zone": "America/Sao_Paulo"})
    assert (project["stage"], project["settings"]) == ("editing", DEFAULTS | {"time_zone": "America/Sao_Paulo"})
    assert client.get(f"/v2/projects/{project['id']}").json()["settings"] == project["settings"]
    history = client.get(f"/v2/projects/{project['id']}/history").json()["results"]
    assert [(row["what"], row["previous"], row["current"]) for row in history] == [
        ("stage", "", "editing"),
        ("status", "", "active"),
    ]


def test_settings_change_one_by_one_and_are_told(
    client: ApiClient, make: Make, told: Callable[[str], list[Any]]
) -> None:
    project = make(settings={"invitation_role": "viewer"})
    path = f"/v2/projects/{project['id']}"
    changed = client.with_(If_Match='"1"').patch(path, {"settings": {"invitation_days": 30}}).json()
    wanted = DEFAULTS | {"invitation_role": "viewer", "invitation_days": 30}
    assert (changed["settings"], changed["version"]) == (wanted, 2)
    assert told(f"project:{project['id']}")[-1].data["settings"] == wanted
    stale = client.with_(If_Match='"1"').patch(path, {"settings": {"invitation_days": 1}})
    assert (stale.status_code, stale.json()["current"]["settings"]) == (412, wanted)
    assert client.patch(path, {"settings": {}}).json()["version"] == 2


@pytest.mark.parametrize(
    ("settings", "pointer", "code"),
    [
        ({"time_zone": "Mars/Olympus"}, "/settings/time_zone", "time_zone.unknown"),
        ({"time_zone": "../../etc/passwd"}, "/settings/time_zone", "time_zone.unknown"),
        ({"time_zone": ""}, "/settings/time_zone", "field.required"),
        ({"time_zone": "서울"}, "/settings/time_zone", "text.forbidden_character"),
        ({"time_zone": 9}, "/settings/time_zone", "invalid"),
        ({"invitation_role": "owner"}, "/settings/invitation_role", "field.not_a_choice"),
        ({"invitation_days": 0}, "/settings/invitation_days", "number.too_small"),
        ({"invitation_days": 31}, "/settings/invitation_days", "number.too_large"),
        ({"invitation_days": "7"}, "/settings/invitation_days", "invalid"),
        ({"invitation_days": True}, "/settings/invitation_days", "invalid"),
        ({"palette": 3}, "/settings/palette", "field.unknown"),
    ],
)
def test_what_a_project_is_not_set_to(client: ApiClient, make: Make, settings: Any, pointer: str, code: str) -> None:
    project = make()
    for refused in (
        client.patch(f"/v2/projects/{project['id']}", {"settings": settings}),
        client.post("/v2/projects", {"name": "봄", "settings": settings}),
    ):
        assert refused.status_code == 422
        assert [(fault["pointer"], fault["code"]) for fault in refused.json()["errors"]] == [(pointer, code)]
    assert client.get(f"/v2/projects/{project['id']}").json() == project


def test_settings_of_a_release_before_are_as_in_a_new_project(
    api: ApiClient, make_project: Callable[..., tuple[UUID, Actor]]
) -> None:
    project_id, owner = make_project()
    ProjectRecord.objects.filter(id=project_id).update(settings={})
    assert api.as_(owner).get(f"/v2/projects/{project_id}").json()["settings"] == DEFAULTS
