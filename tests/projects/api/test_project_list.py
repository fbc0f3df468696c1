from collections.abc import Callable
from typing import Any
from uuid import UUID

import pytest

from core.domain.actor import Actor
from core.domain.ids import new_id
from projects.bootstrap import record_activity
from tests.client import ApiClient

Make = Callable[..., dict[str, Any]]


def names(client: ApiClient, **query: Any) -> list[str]:
    return [row["name"] for row in client.get("/v2/projects", query).json()["results"]]


@pytest.mark.parametrize("size", [1, 50])
def test_a_page_takes_three_statements_whatever_its_size(
    client: ApiClient, make: Make, size: int, django_assert_max_num_queries: Any
) -> None:
    for number in range(51):
        make(f"{number}번째")
    with django_assert_max_num_queries(3):
        answer = client.get("/v2/projects", {"page_size": size})
    assert len(answer.json()["results"]) == size


def test_a_new_project_is_first_and_activity_moves_one_up(client: ApiClient, make: Make) -> None:
    first, _ = make("먼저"), make("나중")
    assert names(client) == ["나중", "먼저"]
    record_activity({"project_id": first["id"]}, new_id())
    assert names(client) == ["먼저", "나중"]


def test_sorted_by_name_and_by_age(client: ApiClient, make: Make) -> None:
    for name in ("나", "다", "가"):
        make(name)
    assert names(client, sort="name") == ["가", "나", "다"]
    assert names(client, sort="created_at") == ["가", "다", "나"]


def test_pages_follow_each_other(client: ApiClient, make: Make) -> None:
    for number in range(12):
        make(f"{number}")
    first = client.get("/v2/projects", {"fields": "name"}).json()
    assert (first["count"], len(first["results"]), first["previous"]) == (12, 10, None)
    assert first["page_info"] == {"current_page": 1, "total_pages": 2, "has_next": True, "has_previous": False}
    second = client.get(first["next"].removeprefix("http://testserver")).json()
    assert [row["name"] for row in second["results"]] == ["1", "0"]
    assert second["next"] is None
    assert client.get("/v2/projects", {"page": 3}).json()["results"] == []


@pytest.mark.parametrize(
    ("query", "parameter"),
    [
        ({"page": 0}, "/page"),
        ({"page": "x"}, "/page"),
        ({"page": 10**30}, "/page"),
        ({"page_size": 51}, "/page_size"),
        ({"page_size": 0}, "/page_size"),
        ({"status": "deleted"}, "/status"),
        ({"sort": "id"}, "/sort"),
        ({"fields": "name,secret"}, "/fields"),
    ],
)
def test_bad_queries_are_400_and_named(client: ApiClient, query: dict[str, Any], parameter: str) -> None:
    refused = client.get("/v2/projects", query)
    assert (refused.status_code, refused.code) == (400, "request.bad_query")
    assert refused.json()["errors"][0]["pointer"] == parameter


def test_fields_are_chosen(client: ApiClient, make: Make) -> None:
    make()
    (row,) = client.get("/v2/projects", {"fields": "id, name,owner"}).json()["results"]
    assert list(row) == ["id", "name", "owner"]


def test_an_unchanged_list_is_304(client: ApiClient, make: Make) -> None:
    project = make()
    tag = client.get("/v2/projects").headers["ETag"]
    assert client.with_(If_None_Match=tag).get("/v2/projects").status_code == 304
    client.patch(f"/v2/projects/{project['id']}", {"name": "여름"})
    assert client.with_(If_None_Match=tag).get("/v2/projects").status_code == 200


def test_a_member_finds_the_project_with_their_own_role(
    api: ApiClient, make_person: Callable[..., Actor], make_project: Callable[..., tuple[UUID, Actor]]
) -> None:
    reviewer = make_person("이검토")
    project_id, owner = make_project(reviewer=reviewer)
    (row,) = api.as_(reviewer).get("/v2/projects").json()["results"]
    assert (row["id"], row["my_role"], row["member_count"]) == (str(project_id), "reviewer", 2)
    assert row["owner"]["id"] == str(owner.user_id)
    assert row == api.as_(reviewer).get(f"/v2/projects/{project_id}").json()
