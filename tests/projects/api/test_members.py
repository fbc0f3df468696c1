from collections.abc import Callable
from datetime import timedelta
from typing import Any
from uuid import UUID

import pytest
from django.utils.timezone import now

from core.domain.actor import Actor
from core.domain.ids import new_id
from projects import api as projects
from projects.bootstrap import rename_member
from projects.infrastructure.models import InvitationRecord
from tests.client import Answer, ApiClient
from tests.projects.api.invitations import invite, owed, token_for

People = Callable[..., Actor]
Team = Callable[..., tuple[UUID, Actor]]
Told = Callable[[str], list[Any]]


def address(actor: Actor) -> str:
    return f"person{actor.user_id.hex[-12:]}@example.kr"


def refused(answer: Answer, status: int, code: str) -> None:
    assert (answer.status_code, answer.code) == (status, code), answer.content


@pytest.mark.parametrize("by", ["email", "user_id"])
def test_a_person_is_added(api: ApiClient, make_person: People, make_project: Team, told: Told, by: str) -> None:
    jimin = make_person("지민")
    project_id, owner = make_project()
    named = {"email": address(jimin).upper()} if by == "email" else {"user_id": str(jimin.user_id)}
    answer = api.as_(owner).post(f"/v2/projects/{project_id}/members", {**named, "role": "editor"})
    assert answer.status_code == 201
    assert answer.headers["Location"] == f"/v2/projects/{project_id}/members/{jimin.user_id}"
    body = answer.json()
    assert (body["user_id"], body["name"], body["role"]) == (str(jimin.user_id), "지민", "editor")
    project = api.as_(jimin).get(f"/v2/projects/{project_id}").json()
    assert (project["member_count"], project["my_role"]) == (2, "editor")
    (event,) = told(f"project:{project_id}")
    assert event.type == "member.joined"
    assert event.data == {
        "project_id": str(project_id),
        "user_id": str(jimin.user_id),
        "member_name": "지민",
        "role": "editor",
    }


def test_who_is_not_added(api: ApiClient, make_person: People, make_project: Team) -> None:
    editor, new = make_person("편집"), make_person("신입", verified=False)
    project_id, owner = make_project(editor=editor)
    path, client = f"/v2/projects/{project_id}/members", api.as_(owner)
    refused(client.post(path, {"email": "nobody@example.kr", "role": "viewer"}), 422, "member.unknown_person")
    refused(client.post(path, {"user_id": str(new_id()), "role": "viewer"}), 422, "member.unknown_person")
    refused(client.post(path, {"email": address(new), "role": "viewer"}), 422, "member.unknown_person")
    refused(client.post(path, {"user_id": str(editor.user_id), "role": "viewer"}), 409, "project.already_member")
    refused(client.post(path, {"user_id": str(owner.user_id), "role": "viewer"}), 409, "project.already_member")
    refused(client.post(path, {"email": address(new), "role": "owner"}), 422, "member.unknown_person")
    someone = make_person("누구")
    refused(client.post(path, {"email": address(someone), "role": "owner"}), 422, "member.role_not_assignable")
    assert client.get(path).json()["count"] == 2


@pytest.mark.parametrize(
    ("body", "pointer", "code"),
    [
        ({"role": "viewer"}, "/email", "field.required"),
        ({"email": "a@example.kr", "user_id": str(new_id()), "role": "viewer"}, "/email", "member.named_twice"),
        ({"email": "no address", "role": "viewer"}, "/email", "email.invalid"),
        ({"user_id": "7", "role": "viewer"}, "/user_id", "field.not_an_id"),
        ({"email": "a@example.kr"}, "/role", "field.required"),
        ({"email": "a@example.kr", "role": "king"}, "/role", "field.not_a_choice"),
    ],
)
def test_bad_bodies_are_named(
    api: ApiClient, make_project: Team, body: dict[str, Any], pointer: str, code: str
) -> None:
    project_id, owner = make_project()
    answer = api.as_(owner).post(f"/v2/projects/{project_id}/members", body)
    refused(answer, 422, "invalid")
    assert [(fault["pointer"], fault["code"]) for fault in answer.json()["errors"]] == [(pointer, code)]


def test_who_may_not_invite_learns_nothing(api: ApiClient, make_person: People, make_project: Team) -> None:
    editor, stranger = make_person("편집"), make_person("손님")
    project_id, _ = make_project(editor=editor)
    path, body = f"/v2/projects/{project_id}/members", {"email": "nobody@example.kr", "role": "viewer"}
    refused(api.as_(editor).post(path, body), 403, "project.not_permitted")
    refused(api.as_(stranger).post(path, body), 404, "project.not_found")
    refused(api.as_(stranger).get(path), 404, "project.not_found")


def test_members_are_listed_with_the_place_of_the_stream(
    api: ApiClient, make_person: People, make_project: Team, told: Told, django_assert_max_num_queries: Any
) -> None:
    viewer, admin = make_person("뷰어"), make_person("관리")
    project_id, owner = make_project(viewer=viewer, admin=admin)
    path = f"/v2/projects/{project_id}/members"
    with django_assert_max_num_queries(2):
        body = api.as_(viewer).get(path).json()
    assert [row["user_id"] for row in body["results"]] == [str(who.user_id) for who in (owner, admin, viewer)]
    assert (body["count"], body["seq"]) == (3, told(f"project:{project_id}")[-1].seq)
    part = api.as_(viewer).get(path, {"page_size": 2, "page": 2, "fields": "role"}).json()
    assert part["results"] == [{"role": "viewer"}]


def test_the_first_list_of_members_begins_the_stream(api: ApiClient, make_project: Team) -> None:
    project_id, owner = make_project()
    first, again = (api.as_(owner).get(f"/v2/projects/{project_id}/members").json() for _ in range(2))
    assert first["seq"] == 0
    assert first["epoch"] == again["epoch"] != ""


def test_the_owner_changes_roles(api: ApiClient, make_person: People, make_project: Team, told: Told) -> None:
    editor, admin = make_person("편집"), make_person("관리")
    project_id, owner = make_project(editor=editor, admin=admin)
    path = f"/v2/projects/{project_id}/members/{editor.user_id}"
    assert api.as_(owner).patch(path, {"role": "reviewer"}).json()["role"] == "reviewer"
    event = told(f"project:{project_id}")[-1]
    assert (event.type, event.data["role"]) == ("member.role_changed", "reviewer")
    assert api.as_(editor).get(f"/v2/projects/{project_id}").json()["my_role"] == "reviewer"
    refused(api.as_(admin).patch(path, {"role": "viewer"}), 403, "project.not_permitted")
    refused(api.as_(owner).patch(path, {"role": "owner"}), 422, "member.role_not_assignable")
    own = f"/v2/projects/{project_id}/members/{owner.user_id}"
    refused(api.as_(owner).patch(own, {"role": "admin"}), 409, "project.owner_stays")
    nobody = f"/v2/projects/{project_id}/members/{new_id()}"
    refused(api.as_(owner).patch(nobody, {"role": "viewer"}), 404, "member.not_found")


def test_members_are_removed_and_leave(api: ApiClient, make_person: People, make_project: Team, told: Told) -> None:
    editor, viewer, admin = make_person("편집"), make_person("뷰어"), make_person("관리")
    project_id, owner = make_project(editor=editor, viewer=viewer, admin=admin)
    path = f"/v2/projects/{project_id}/members/"
    refused(api.as_(editor).delete(f"{path}{viewer.user_id}"), 403, "project.not_permitted")
    refused(api.as_(admin).delete(f"{path}{owner.user_id}"), 409, "project.owner_stays")
    refused(api.as_(owner).delete(f"{path}{owner.user_id}"), 409, "project.owner_stays")
    assert api.as_(admin).delete(f"{path}{editor.user_id}").status_code == 204
    assert api.as_(viewer).delete(f"{path}{viewer.user_id}").status_code == 204
    refused(api.as_(viewer).get(f"/v2/projects/{project_id}"), 404, "project.not_found")
    refused(api.as_(admin).delete(f"{path}{editor.user_id}"), 404, "member.not_found")
    assert api.as_(owner).get(f"/v2/projects/{project_id}").json()["member_count"] == 2
    left = [event for event in told(f"project:{project_id}") if event.type == "member.left"]
    assert [event.data["user_id"] for event in left] == [str(editor.user_id), str(viewer.user_id)]


def test_who_is_added_reads_of_it_unless_they_switched_such_mails_off(
    api: ApiClient, make_person: People, make_project: Team
) -> None:
    told, deaf = make_person("지민"), make_person("조용")
    assert (
        api.as_(deaf).patch("/v2/me/preferences", {"notifications": {"invitation": {"mail": False}}}).status_code == 200
    )
    project_id, owner = make_project()
    for who in (told, deaf):
        body = {"user_id": str(who.user_id), "role": "reviewer"}
        assert api.as_(owner).post(f"/v2/projects/{project_id}/members", body).status_code == 201
    (mail,) = owed(address(told), "projects.member_added")
    assert (mail["project"], mail["inviter"], mail["role"]) == ("봄 캠페인", owner.name, "reviewer")
    assert owed(address(deaf), "projects.member_added") == []


def test_who_declined_is_not_added_but_invited_again(api: ApiClient, make_person: People, make_project: Team) -> None:
    guest = make_person("손님")
    project_id, owner = make_project()
    invite(api.as_(owner), project_id, address(guest))
    api.post("/v2/invitations/decline", {"token": token_for(address(guest)), "reason": "바빠요"})
    body = {"email": address(guest), "role": "admin"}
    answer = api.as_(owner).post(f"/v2/projects/{project_id}/members", body)
    refused(answer, 409, "member.declined")
    assert "30" in answer.json()["detail"]
    InvitationRecord.objects.update(sent_at=[now() - timedelta(minutes=1)])
    (again,) = invite(api.as_(owner), project_id, address(guest)).json()["results"]
    assert again["outcome"] == "invited"


def test_an_archived_project_takes_no_member_but_lets_one_go(
    api: ApiClient, make_person: People, make_project: Team
) -> None:
    editor, viewer, other = make_person("편집"), make_person("뷰어"), make_person("누구")
    project_id, owner = make_project(editor=editor, viewer=viewer)
    api.as_(owner).post(f"/v2/projects/{project_id}/archive")
    path = f"/v2/projects/{project_id}/members"
    refused(api.as_(owner).post(path, {"email": address(other), "role": "viewer"}), 409, "project.archived")
    assert api.as_(editor).delete(f"{path}/{editor.user_id}").status_code == 204
    assert api.as_(owner).delete(f"{path}/{viewer.user_id}").status_code == 204
    assert api.as_(owner).get(path).json()["count"] == 1


def test_a_rename_reaches_memberships_and_the_owners_etag(
    api: ApiClient, make_person: People, make_project: Team
) -> None:
    from identity.infrastructure.models import User

    project_id, owner = make_project()
    path = f"/v2/projects/{project_id}"
    seen = api.as_(owner).get(path).headers["ETag"]
    User.objects.filter(id=owner.user_id).update(name="박새이름")
    rename_member({"user_id": str(owner.user_id), "shown_name": "박새이름"}, new_id())
    fresh = api.as_(owner).with_(If_None_Match=seen).get(path)
    assert (fresh.status_code, fresh.json()["owner"]["name"]) == (200, "박새이름")
    assert api.as_(owner).get(f"{path}/members").json()["results"][0]["name"] == "박새이름"


def test_what_contexts_above_may_ask(make_person: People, make_project: Team, django_assert_num_queries: Any) -> None:
    from projects.contracts import Capability

    editor, stranger = make_person("편집"), make_person("손님")
    project_id, owner = make_project(editor=editor)
    with django_assert_num_queries(1):
        assert projects.require(editor, project_id, Capability.UPDATE).member_name == "편집"
    with django_assert_num_queries(1):
        assert set(projects.member_ids(project_id)) == {owner.user_id, editor.user_id}
    with django_assert_num_queries(1):
        asked = [editor.user_id, stranger.user_id]
        assert projects.members_named(project_id, asked) == {editor.user_id: "편집"}
