from collections.abc import Callable
from typing import Any

import pytest

from core.domain.actor import Actor
from tests.client import ApiClient

Make = Callable[..., dict[str, Any]]
Told = Callable[[str], list[Any]]
MINE = {
    "name": "봄 캠페인 🎬",
    "description": "첫 줄\n둘째 줄",
    "client_name": "한빛전자",
    "tags": ["광고"],
    "colour": "#1631F8",
}


def test_a_new_project_is_answered_whole(client: ApiClient, owner: Actor, told: Told) -> None:
    answer = client.post("/v2/projects", MINE)
    body = answer.json()
    assert answer.status_code == 201
    assert answer.headers["Location"] == f"/v2/projects/{body['id']}"
    assert answer.headers["ETag"].startswith('"1-')
    assert body | MINE | {"colour": "#1631f8"} == body
    assert (body["status"], body["stage"], body["member_count"]) == ("active", "planning", 1)
    assert body["owner"] == {"id": str(owner.user_id), "name": "박감독"}
    assert body["my_role"] == "owner"
    assert {"read", "invite", "govern"} <= set(body["my_capabilities"])
    (event,) = [event for event in told(f"user:{owner.user_id}") if event.type == "project.created"]
    assert (event.data["project_id"], event.data["name"]) == (body["id"], MINE["name"])


def test_creating_takes_twelve_statements(client: ApiClient, django_assert_max_num_queries: Any) -> None:
    with django_assert_max_num_queries(12):
        assert client.post("/v2/projects", MINE).status_code == 201


def test_a_name_alone_makes_a_project_and_no_name_makes_none(client: ApiClient) -> None:
    assert client.post("/v2/projects", {"name": "한"}).status_code == 201
    refused = client.post("/v2/projects", {"description": "이름 없음"})
    assert (refused.status_code, refused.code) == (422, "invalid")
    assert refused.json()["errors"][0] | {"pointer": "/name", "code": "field.required"} == refused.json()["errors"][0]


@pytest.mark.parametrize(
    ("field", "value", "pointer", "code"),
    [
        ("name", "", "/name", "field.required"),
        ("name", "가" * 101, "/name", "text.too_long"),
        ("name", "a\x00b", "/name", "text.forbidden_character"),
        ("name", "a\x07b", "/name", "text.forbidden_character"),
        ("name", "a\u202eb", "/name", "text.forbidden_character"),
        ("name", {"a": 1}, "/name", "field.not_a_text"),
        ("name", None, "/name", "field.required"),
        ("description", "가" * 2001, "/description", "text.too_long"),
        ("description", "a\x1bb", "/description", "text.forbidden_character"),
        ("client_name", "a\u2066b", "/client_name", "text.forbidden_character"),
        ("tags", [str(number) for number in range(11)], "/tags", "tags.too_many"),
        ("tags", "광고", "/tags", "field.not_a_list"),
        ("tags", ["a\x00b"], "/tags/0", "text.forbidden_character"),
        ("colour", "red", "/colour", "colour.invalid"),
    ],
)
def test_bad_fields_are_named(client: ApiClient, make: Make, field: str, value: Any, pointer: str, code: str) -> None:
    project = make()
    for answer in (
        client.post("/v2/projects", {"name": "봄", field: value}),
        client.patch(f"/v2/projects/{project['id']}", {field: value}),
    ):
        assert (answer.status_code, answer.code) == (422, "invalid")
        assert [(fault["pointer"], fault["code"]) for fault in answer.json()["errors"]] == [(pointer, code)]
    assert client.get("/v2/projects").json()["count"] == 1


@pytest.mark.parametrize("name", ["가" * 100, "각" * 100, "🎬🎥", "한글 English 日本語", "<script>"])
def test_names_in_any_language_come_back_as_given(make: Make, name: str) -> None:
    assert make(name)["name"] == name


def test_the_same_key_makes_one_project(client: ApiClient) -> None:
    keyed = client.with_(Idempotency_Key="k1")
    first, again = keyed.post("/v2/projects", MINE), keyed.post("/v2/projects", MINE)
    assert first.json() == again.json()
    assert again.headers["Idempotency-Replayed"] == "true"
    assert [again.headers[name] for name in ("ETag", "Location")] == [
        first.headers[name] for name in ("ETag", "Location")
    ]
    other = keyed.post("/v2/projects", {"name": "다른 것"})
    assert (other.status_code, other.code) == (422, "idempotency.key_reused")
    assert client.get("/v2/projects").json()["count"] == 1


def test_a_project_is_read_in_three_statements_with_its_etag(
    client: ApiClient, make: Make, django_assert_max_num_queries: Any
) -> None:
    project = make(**{key: value for key, value in MINE.items() if key != "name"})
    path = f"/v2/projects/{project['id']}"
    with django_assert_max_num_queries(3):
        answer = client.get(path)
    assert answer.json() == project
    assert client.with_(If_None_Match=answer.headers["ETag"]).get(path).status_code == 304
    client.patch(path, {"name": "여름"})
    assert client.with_(If_None_Match=answer.headers["ETag"]).get(path).status_code == 200


def test_fields_are_chosen_and_unknown_ones_refused(client: ApiClient, make: Make) -> None:
    path = f"/v2/projects/{make()['id']}"
    assert client.get(path, {"fields": "name,owner"}).json().keys() == {"name", "owner"}
    refused = client.get(path, {"fields": "name,secret"})
    assert (refused.status_code, refused.code) == (400, "request.bad_query")


def test_changes_are_answered_and_told(client: ApiClient, make: Make, told: Told) -> None:
    project = make()
    path = f"/v2/projects/{project['id']}"
    answer = client.with_(X_Client_ID="tab-1").patch(path, {"name": "여름", "stage": "editing", "tags": ["가"]})
    assert answer.status_code == 200
    assert answer.headers["ETag"].startswith('"2-')
    changed = answer.json()
    assert (changed["name"], changed["stage"], changed["tags"], changed["version"]) == ("여름", "editing", ["가"], 2)
    assert client.get(path).json() == changed
    (event,) = told(f"project:{project['id']}")
    assert (event.type, event.client_id) == ("project.updated", "tab-1")
    fields = ("name", "description", "client_name", "colour", "tags", "stage", "status", "version", "updated_at")
    assert {field: event.data[field] for field in fields} == {field: changed[field] for field in fields}


def test_changing_nothing_changes_nothing(client: ApiClient, make: Make, told: Told) -> None:
    project = make()
    assert client.patch(f"/v2/projects/{project['id']}", {"name": project["name"]}).json() == project
    assert told(f"project:{project['id']}") == []


def test_a_stale_change_is_412_with_what_is_there(client: ApiClient, make: Make) -> None:
    project = make()
    path = f"/v2/projects/{project['id']}"
    client.patch(path, {"name": "여름"})
    stale = client.with_(If_Match='"1"')
    for refused in (stale.patch(path, {"name": "가을"}), stale.delete(path)):
        assert (refused.status_code, refused.code) == (412, "precondition.failed")
        assert refused.json()["current"] == client.get(path).json()
    assert client.with_(If_Match='"2"').patch(path, {"name": "가을"}).json()["version"] == 3


def test_a_deleted_project_is_gone_for_everybody(client: ApiClient, make: Make, told: Told) -> None:
    project = make()
    path = f"/v2/projects/{project['id']}"
    assert client.delete(path).status_code == 204
    for gone in (
        client.get(path),
        client.patch(path, {"name": "x"}),
        client.delete(path),
        client.get(f"{path}/members"),
    ):
        assert (gone.status_code, gone.code) == (404, "project.not_found")
    assert client.get("/v2/projects", {"status": "all"}).json()["count"] == 0
    assert [event.type for event in told(f"project:{project['id']}")] == ["project.deleted"]


def test_an_archived_project_is_read_and_not_changed(client: ApiClient, make: Make) -> None:
    path = f"/v2/projects/{make()['id']}"
    assert client.post(f"{path}/archive").json()["status"] == "archived"
    refused = client.patch(path, {"name": "여름"})
    assert (refused.status_code, refused.code) == (409, "project.archived")
    assert client.get(path).status_code == 200
    assert client.get("/v2/projects").json()["count"] == 0
    assert client.get("/v2/projects", {"status": "archived"}).json()["count"] == 1
    assert client.delete(f"{path}/archive").json()["status"] == "active"
    assert client.patch(path, {"name": "여름"}).status_code == 200


@pytest.mark.parametrize("project_id", ["01a20de5-dabb-7131-9910-750e8f41d2cc", "7", "not-an-id", "%00"])
def test_a_project_that_is_not_there(client: ApiClient, project_id: str) -> None:
    assert client.get(f"/v2/projects/{project_id}").status_code == 404


def test_a_stranger_sees_no_project(api: ApiClient, make: Make, make_person: Callable[..., Actor]) -> None:
    path = f"/v2/projects/{make()['id']}"
    stranger = api.as_(make_person("손님"))
    for refused in (stranger.get(path), stranger.patch(path, {"name": "x"}), stranger.delete(path)):
        assert (refused.status_code, refused.code) == (404, "project.not_found")
    assert stranger.get("/v2/projects").json()["count"] == 0
    assert api.get(path).code == "auth.required"
