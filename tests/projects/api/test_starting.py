"""What a project starts with: its settings, its stage, and a look at the plan it could have."""

from collections.abc import Callable
from typing import Any
from uuid import UUID

import pytest

from core.domain.actor import Actor
from projects.infrastructure.models import ProjectRecord
from tests.client import ApiClient
from tests.projects.api.invitations import accept, address_of, owed, token_for

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
        ({"start_date": "2026-02-29"}, "/schedule/start_date", "field.not_a_date"),
        ({"start_date": "01.03.2026"}, "/schedule/start_date", "field.not_a_date"),
        ({"start_date": 20260301}, "/schedule/start_date", "field.not_a_date"),
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
        ({"time_zone": 9}, "/settings/time_zone", "field.not_a_text"),
        ({"invitation_role": "owner"}, "/settings/invitation_role", "field.not_a_choice"),
        ({"invitation_days": 0}, "/settings/invitation_days", "number.too_small"),
        ({"invitation_days": 31}, "/settings/invitation_days", "number.too_large"),
        ({"invitation_days": "7"}, "/settings/invitation_days", "field.not_a_number"),
        ({"invitation_days": True}, "/settings/invitation_days", "field.not_a_number"),
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


def test_people_are_invited_with_the_project_each_with_an_outcome(
    client: ApiClient, owner: Actor, make: Make, make_person: Callable[..., Actor]
) -> None:
    jimin = make_person("지민")
    asked = ["new@example.kr", address_of(jimin.user_id), address_of(owner.user_id), "NEW@example.kr", "아무개"]
    project = make(
        settings={"invitation_role": "viewer", "invitation_days": 3},
        invitations=[{"email": email} for email in asked[:4]] + [{"email": asked[4], "role": "editor"}],
        message="함께해요",
    )
    assert [(row["email"], row["outcome"]) for row in project["invitations"]] == [
        ("new@example.kr", "invited"),
        (asked[1], "invited"),
        (asked[2], "own_email"),
        ("NEW@example.kr", "repeated"),
        ("아무개", "invalid_email"),
    ]
    first = project["invitations"][0]["invitation"]
    assert (first["role"], first["message"], first["status"]) == ("viewer", "함께해요", "pending")
    listed = client.get(f"/v2/projects/{project['id']}/invitations").json()
    assert {row["id"] for row in listed["results"]} == {row["invitation"]["id"] for row in project["invitations"][:2]}
    assert accept(client.as_(jimin), token_for(asked[1])).status_code == 200
    assert client.get(f"/v2/projects/{project['id']}").json()["member_count"] == 2


@pytest.mark.parametrize(
    ("invited", "code"),
    [
        ({"invitations": [{"email": f"a{number}@example.kr"} for number in range(101)]}, "invitations.too_many"),
        ({"invitations": [{"email": "a@example.kr"}], "message": "x" * 501}, "text.too_long"),
        ({"invitations": [{"email": "a@example.kr", "role": "king"}]}, "field.not_a_choice"),
        ({"invitations": [{}]}, "field.required"),
    ],
)
def test_without_good_invitations_there_is_no_project(client: ApiClient, invited: dict[str, Any], code: str) -> None:
    refused = client.post("/v2/projects", {"name": "봄", **invited})
    assert (refused.status_code, [fault["code"] for fault in refused.json()["errors"]]) == (422, [code])
    assert client.get("/v2/projects").json()["count"] == 0
    assert owed("a@example.kr") == []


def test_invitations_of_new_projects_count_like_all_others(client: ApiClient, settings: Any) -> None:
    settings.RATE_LIMITS = settings.RATE_LIMITS | {"invite": "2/h"}
    bodies = [{"name": "봄", "invitations": [{"email": f"guest{number}@example.kr"}]} for number in range(3)]
    answers = [client.post("/v2/projects", body) for body in bodies]
    assert [answer.status_code for answer in answers] == [201, 201, 429]
    assert client.post("/v2/projects", {"name": "봄", "invitations": []}).status_code == 201


def test_the_same_key_makes_one_project_and_one_mail(client: ApiClient) -> None:
    body = {"name": "봄", "invitations": [{"email": "once@example.kr"}], "schedule": {"start_date": "2026-03-01"}}
    first, second = (client.with_(Idempotency_Key="start").post("/v2/projects", body) for _ in range(2))
    assert first.json() == second.json()
    assert len(owed("once@example.kr")) == 1
