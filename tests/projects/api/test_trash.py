"""Deleted projects: the owner's trash, and the way back."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any
from uuid import UUID

import pytest
from django.utils.timezone import now

from core.domain.actor import Actor
from core.infrastructure.models import ChannelRecord
from projects.infrastructure.models import ProjectRecord
from tests.client import ApiClient

Make = Callable[..., dict[str, Any]]
Told = Callable[[str], list[Any]]
Projects = Callable[..., tuple[UUID, Actor]]


@pytest.fixture
def binned(client: ApiClient, make: Make) -> Callable[..., dict[str, Any]]:
    """`binned(days_ago=3)` is a project of the owner that was deleted then."""

    def create(name: str = "봄 캠페인", *, days_ago: float = 0, **fields: Any) -> dict[str, Any]:
        project = make(name, **fields)
        assert client.delete(f"/v2/projects/{project['id']}").status_code == 204
        if days_ago:
            ProjectRecord.objects.filter(id=project["id"]).update(deleted_at=now() - timedelta(days=days_ago))
        return project

    return create


def test_the_trash_tells_what_is_there_and_how_long(client: ApiClient, binned: Make) -> None:
    older, newer = binned("오래된 것", days_ago=29.5, tags=["광고"]), binned("새것")
    body = client.get("/v2/projects/trash").json()
    assert [row["id"] for row in body["results"]] == [newer["id"], older["id"]]
    first, second = body["results"]
    assert (first["days_left"], second["days_left"], body["count"]) == (30, 1, 2)
    assert (second["name"], second["tags"], second["member_count"]) == ("오래된 것", ["광고"], 1)
    assert (second["status"], second["previous_status"]) == ("deleted", "active")
    assert first["deleted_at"] < first["purge_at"]


def test_the_trash_is_paged_and_picked_like_every_list(client: ApiClient, binned: Make) -> None:
    for number in range(11):
        binned(str(number))
    first = client.get("/v2/projects/trash", {"fields": "name,days_left"}).json()
    assert (len(first["results"]), first["page_info"]["total_pages"]) == (10, 2)
    assert first["results"][0] == {"name": "10", "days_left": 30}
    for wrong in ({"page": 0}, {"page_size": 51}, {"fields": "owner"}):
        assert client.get("/v2/projects/trash", wrong).status_code == 400


def test_the_trash_takes_two_statements(client: ApiClient, binned: Make, django_assert_num_queries: Any) -> None:
    for _ in range(3):
        binned()
    with django_assert_num_queries(2):
        assert client.get("/v2/projects/trash").json()["count"] == 3


@pytest.mark.parametrize("archived", [False, True])
def test_a_project_comes_back_as_it_was(
    api: ApiClient, make_project: Projects, make_person: Callable[..., Actor], told: Told, archived: bool
) -> None:
    editor = make_person("이편집")
    project_id, owner = make_project(editor=editor)
    client, path = api.as_(owner), f"/v2/projects/{project_id}"
    if archived:
        client.post(f"{path}/archive")
    before = client.get(path).json()
    client.delete(path)
    restored = client.post(f"{path}/restore")
    assert restored.status_code == 200
    changed = {"version", "updated_at", "last_activity_at"}
    assert {name: value for name, value in restored.json().items() if name not in changed} == {
        name: value for name, value in before.items() if name not in changed
    }
    assert restored.json()["version"] == before["version"] + 2
    assert restored.headers["ETag"].startswith(f'"{restored.json()["version"]}-')
    assert api.as_(editor).get(path).status_code == 200
    assert client.get("/v2/projects/trash").json()["count"] == 0
    event = told(f"project:{project_id}")[-1]
    assert (event.type, event.data["status"]) == ("project.restored", before["status"])
    trail = client.get(f"{path}/audit").json()["results"]
    assert {"project.restored", "project.deleted"} <= {row["action"] for row in trail}


def test_whose_list_changes_hears_of_it(
    api: ApiClient, make_project: Projects, make_person: Callable[..., Actor]
) -> None:
    """What a person is shown is kept under the revision of their channel."""
    editor = make_person("이편집")
    project_id, owner = make_project(editor=editor)

    def changes() -> list[int]:
        names = [f"user:{who.user_id}" for who in (owner, editor)]
        return list(ChannelRecord.objects.filter(name__in=names).order_by("name").values_list("silent", flat=True))

    before = changes()
    api.as_(owner).delete(f"/v2/projects/{project_id}")
    gone = changes()
    api.as_(owner).post(f"/v2/projects/{project_id}/restore")
    assert all(first < second < third for first, second, third in zip(before, gone, changes(), strict=True))


def test_nobody_but_the_owner_restores(
    api: ApiClient, make_project: Projects, make_person: Callable[..., Actor]
) -> None:
    admin = make_person("관리")
    project_id, owner = make_project(admin=admin)
    api.as_(owner).delete(f"/v2/projects/{project_id}")
    for who in (admin, make_person("손님")):
        refused = api.as_(who).post(f"/v2/projects/{project_id}/restore")
        assert (refused.status_code, refused.code) == (404, "project.not_found")
        assert api.as_(who).get("/v2/projects/trash").json()["count"] == 0


def test_after_thirty_days_there_is_no_way_back(client: ApiClient, binned: Make) -> None:
    in_time, over = binned(days_ago=29.99), binned(days_ago=30)
    assert client.post(f"/v2/projects/{in_time['id']}/restore").status_code == 200
    refused = client.post(f"/v2/projects/{over['id']}/restore")
    assert (refused.status_code, refused.code) == (404, "project.not_found")
    assert client.get("/v2/projects/trash").json()["count"] == 0


def test_the_history_is_told_to_every_member(
    api: ApiClient, make_project: Projects, make_person: Callable[..., Actor]
) -> None:
    viewer = make_person("보는 이")
    project_id, owner = make_project(viewer=viewer)
    client, path = api.as_(owner), f"/v2/projects/{project_id}"
    client.patch(path, {"stage": "shooting", "name": "여름"})
    client.post(f"{path}/archive")
    client.delete(path)
    client.post(f"{path}/restore")
    first = api.as_(viewer).get(f"{path}/history", {"page_size": 4, "fields": "what,previous,current"}).json()
    assert [tuple(row.values()) for row in first["results"]] == [
        ("status", "deleted", "archived"),
        ("status", "archived", "deleted"),
        ("status", "active", "archived"),
        ("stage", "planning", "shooting"),
    ]
    rest = api.as_(viewer).get(f"{path}/history", {"page_size": 4, "cursor": first["next_cursor"]}).json()
    assert [(row["previous"], row["current"]) for row in rest["results"]] == [("", "planning"), ("", "active")]
    assert {(row["by"]["id"], row["by"]["name"]) for row in rest["results"]} == {(str(owner.user_id), "박감독")}
    assert rest["next_cursor"] is None
    assert api.as_(viewer).get(f"{path}/history", {"cursor": "forged"}).status_code == 400


def test_the_history_takes_two_statements(client: ApiClient, make: Make, django_assert_num_queries: Any) -> None:
    project = make()
    with django_assert_num_queries(2):
        assert len(client.get(f"/v2/projects/{project['id']}/history").json()["results"]) == 2


def test_a_member_leaves_and_the_owner_stays(
    api: ApiClient, make_project: Projects, make_person: Callable[..., Actor], told: Told
) -> None:
    viewer = make_person("보는 이")
    project_id, owner = make_project(viewer=viewer)
    path = f"/v2/projects/{project_id}/leave"
    assert api.as_(viewer).post(path).status_code == 204
    assert api.as_(viewer).get(f"/v2/projects/{project_id}").status_code == 404
    assert told(f"project:{project_id}")[-1].type == "member.left"
    refused = api.as_(owner).post(path)
    assert (refused.status_code, refused.code) == (409, "project.owner_stays")
    assert api.as_(viewer).post(path).code == "project.not_found"
