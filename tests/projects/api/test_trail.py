"""The audit trail of a project: what is in it, and for whom."""

from collections.abc import Callable
from typing import Any
from uuid import UUID

import pytest

from core.domain.actor import Actor
from core.domain.ids import new_id
from tests.client import Answer, ApiClient

People = Callable[..., Actor]
Team = Callable[..., tuple[UUID, Actor]]
Rows = list[dict[str, Any]]


@pytest.fixture
def team(make_person: People, make_project: Team) -> tuple[UUID, dict[str, Actor]]:
    """A project and its people."""
    people = {"admin": make_person("관리"), "editor": make_person("편집")}
    project_id, owner = make_project(**people)
    return project_id, people | {"owner": owner}


def trail(client: ApiClient, project_id: UUID, **query: Any) -> Rows:
    answer = client.get(f"/v2/projects/{project_id}/audit", query)
    assert answer.status_code == 200, answer.content
    rows: Rows = answer.json()["results"]
    return rows


def told(rows: Rows) -> list[tuple[str, str]]:
    return [(row["action"], row["actor"]["name"]) for row in rows]


def refused(answer: Answer, status: int, code: str) -> None:
    assert (answer.status_code, answer.code) == (status, code), answer.content


def test_what_happens_to_a_project_is_noted(api: ApiClient, team: tuple[UUID, dict[str, Actor]]) -> None:
    project_id, people = team
    owner, path = api.as_(people["owner"]), f"/v2/projects/{project_id}"
    owner.patch(path, {"name": "여름"})
    owner.post(f"{path}/archive")
    owner.post(f"{path}/archive")
    owner.delete(f"{path}/archive")
    owner.patch(f"{path}/members/{people['editor'].user_id}", {"role": "viewer"})
    api.as_(people["admin"]).delete(f"{path}/members/{people['editor'].user_id}")
    rows = trail(owner, project_id)
    assert told(rows) == [
        ("member.left", "관리"),
        ("member.role_changed", "박감독"),
        ("project.reopened", "박감독"),
        ("project.archived", "박감독"),
        ("member.joined", "박감독"),
        ("member.joined", "박감독"),
        ("project.created", "박감독"),
    ]
    assert (rows[1]["account_id"], rows[1]["detail"]) == (str(people["editor"].user_id), {"role": "viewer"})
    assert all(row["project_id"] == str(project_id) for row in rows)


def test_what_was_refused_is_noted_with_the_code(api: ApiClient, team: tuple[UUID, dict[str, Actor]]) -> None:
    project_id, people = team
    path = f"/v2/projects/{project_id}"
    refused(api.as_(people["editor"]).patch(path, {"name": "x"}), 403, "project.not_permitted")
    member = f"{path}/members/{people['admin'].user_id}"
    refused(api.as_(people["owner"]).patch(member, {"role": "owner"}), 422, "member.role_not_assignable")
    unknown = {"user_id": str(new_id()), "role": "viewer"}
    refused(api.as_(people["owner"]).post(f"{path}/members", unknown), 422, "member.unknown_person")
    rows = trail(api.as_(people["admin"]), project_id, outcome="denied")
    assert all(row["detail"]["asked"].split(" ")[1].startswith("/v2/projects/<") for row in rows)
    assert told(rows) == [("member.role_not_assignable", "박감독"), ("project.not_permitted", "편집")]
    assert len(trail(api.as_(people["admin"]), project_id, outcome="allowed")) == 3


def test_admins_see_from_where_a_member_came(api: ApiClient, team: tuple[UUID, dict[str, Actor]]) -> None:
    project_id, people = team
    thief = api.as_(people["editor"]).with_(X_Forwarded_For="203.0.113.9", User_Agent="curl")
    thief.delete(f"/v2/projects/{project_id}")
    row = trail(api.as_(people["admin"]), project_id)[0]
    assert (row["address"], row["device"], row["actor"]["id"]) == ("203.0.113.9", "curl", str(people["editor"].user_id))


def test_it_is_for_those_who_may_invite(
    api: ApiClient, team: tuple[UUID, dict[str, Actor]], make_person: People
) -> None:
    project_id, people = team
    path = f"/v2/projects/{project_id}/audit"
    refused(api.as_(people["editor"]).get(path), 403, "project.not_permitted")
    refused(api.as_(make_person("손님")).get(path), 404, "project.not_found")
    refused(api.get(path), 401, "auth.required")
    last = told(trail(api.as_(people["admin"]), project_id))[:2]
    assert last == [("project.not_found", "손님"), ("project.not_permitted", "편집")]


def test_it_is_read_in_the_archive_too_and_goes_with_the_project(
    api: ApiClient, team: tuple[UUID, dict[str, Actor]]
) -> None:
    project_id, people = team
    owner = api.as_(people["owner"])
    owner.post(f"/v2/projects/{project_id}/archive")
    assert told(trail(owner, project_id))[0] == ("project.archived", "박감독")
    owner.delete(f"/v2/projects/{project_id}")
    refused(owner.get(f"/v2/projects/{project_id}/audit"), 404, "project.not_found")
    mine = owner.get("/v2/me/audit", {"page_size": 2}).json()["results"]
    assert [row["action"] for row in mine] == ["project.not_found", "project.deleted"]


def test_no_name_is_in_it_that_could_not_be_taken_out(api: ApiClient, team: tuple[UUID, dict[str, Actor]]) -> None:
    project_id, people = team
    details = [row["detail"] for row in trail(api.as_(people["owner"]), project_id)]
    assert details[:2] == [{"role": "editor"}, {"role": "admin"}]


def test_it_comes_in_stretches_of_three_statements(
    api: ApiClient, team: tuple[UUID, dict[str, Actor]], django_assert_max_num_queries: Any
) -> None:
    project_id, people = team
    owner, path = api.as_(people["owner"]), f"/v2/projects/{project_id}/audit"
    with django_assert_max_num_queries(3):
        first = owner.get(path, {"page_size": 2, "fields": "action"}).json()
    with django_assert_max_num_queries(3):
        rest = owner.get(path, {"page_size": 2, "fields": "action", "cursor": first["next_cursor"]}).json()
    assert [row["action"] for row in first["results"] + rest["results"]] == ["member.joined"] * 2 + ["project.created"]
    assert rest["next_cursor"] is None
    assert owner.get(path, {"cursor": "forged"}).status_code == 400
