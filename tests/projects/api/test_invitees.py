"""The invited: what they are shown, and how they accept or decline."""

from collections.abc import Callable
from datetime import timedelta
from io import BytesIO
from typing import Any
from uuid import UUID

import pytest
from django.utils.timezone import now

from core.domain.actor import Actor
from core.infrastructure import streams
from projects.infrastructure.models import InvitationRecord, MemberRecord
from tests.client import ApiClient
from tests.pictures import encoded, halves
from tests.projects.api.invitations import accept, address_of, invite, link_token, owed, token_for

pytestmark = pytest.mark.django_db
Make = Callable[..., dict[str, Any]]
MakePerson = Callable[..., Actor]
Told = Callable[[str], list[streams.StreamEvent]]
OPEN_ROUTES = ("preview", "decline")


@pytest.fixture
def guest(make_person: MakePerson) -> Actor:
    return make_person("손님")


@pytest.fixture
def project(make: Make) -> dict[str, Any]:
    return make()


def invited(client: ApiClient, project: dict[str, Any], guest: Actor, **more: Any) -> str:
    """The token in the guest's mail."""
    email = address_of(guest.user_id)
    assert invite(client, project["id"], email, **more).json()["results"][0]["outcome"] == "invited"
    return token_for(email)


def roles(project: dict[str, Any]) -> dict[UUID, str]:
    return dict(MemberRecord.objects.filter(project_id=project["id"]).values_list("user_id", "role"))


def preview(api: ApiClient, token: str) -> Any:
    return api.post("/v2/invitations/preview", {"token": token})


def test_a_preview_shows_what_is_offered_and_marks_it_viewed(
    api: ApiClient, client: ApiClient, owner: Actor, project: dict[str, Any], guest: Actor
) -> None:
    token = invited(client, project, guest, message="함께해요", role="editor", expires_in_days=3)
    for _ in range(2):
        body = preview(api, token).json()
        assert (body["kind"], body["status"], body["role"], body["message"]) == (
            "email",
            "viewed",
            "editor",
            "함께해요",
        )
        assert (body["project"], body["inviter"]) == ({"name": "봄 캠페인", "thumbnail": None}, {"name": owner.name})
        assert body["project_status"] == "active"
        assert (body["email"], body["has_account"]) == (address_of(guest.user_id), True)
    assert client.get(f"/v2/projects/{project['id']}/invitations").json()["results"][0]["status"] == "viewed"


def test_a_preview_shows_the_projects_picture(
    api: ApiClient, client: ApiClient, project: dict[str, Any], guest: Actor
) -> None:
    token = invited(client, project, guest)
    image = BytesIO(encoded(halves()))
    image.name = "표지.jpg"
    shown = client.put_form(f"/v2/projects/{project['id']}/thumbnail", {"image": image}).json()["thumbnail"]
    assert shown is not None
    assert preview(api, token).json()["project"] == {"name": "봄 캠페인", "thumbnail": shown}


def test_the_invited_person_becomes_a_member_and_once_more_is_the_same(
    api: ApiClient, client: ApiClient, owner: Actor, project: dict[str, Any], guest: Actor, told: Told
) -> None:
    token = invited(client, project, guest, role="editor")
    first, second = (accept(api.as_(guest), token) for _ in range(2))
    assert (first.status_code, second.status_code) == (200, 200)
    assert (first.json()["id"], first.json()["my_role"]) == (project["id"], "editor")
    assert roles(project)[guest.user_id] == "editor"
    kinds = [event.type for event in told(f"project:{project['id']}")]
    assert kinds.count("invitation.accepted") == kinds.count("member.joined") == 1
    (answered,) = [event for event in told(f"user:{owner.user_id}") if event.type == "invitation.answered"]
    assert answered.data["answer"] == "accepted"
    (mail,) = owed(address_of(owner.user_id), "projects.invitation_accepted")
    assert (mail["invitee"], mail["project"]) == ("손님", "봄 캠페인")
    assert preview(api, token).json()["status"] == "accepted"


def test_the_account_must_have_the_invited_address(
    api: ApiClient, client: ApiClient, project: dict[str, Any], guest: Actor, make_person: MakePerson
) -> None:
    refused = accept(api.as_(make_person("다른 사람")), invited(client, project, guest))
    assert (refused.status_code, refused.code) == (403, "invitation.other_address")
    assert len(roles(project)) == 1


def test_who_is_a_member_already_keeps_their_role(
    api: ApiClient, client: ApiClient, project: dict[str, Any], guest: Actor
) -> None:
    token = invited(client, project, guest, role="viewer")
    added = {"user_id": str(guest.user_id), "role": "admin"}
    assert client.post(f"/v2/projects/{project['id']}/members", added).status_code == 201
    assert accept(api.as_(guest), token).json()["my_role"] == "admin"
    assert InvitationRecord.objects.get(project_id=project["id"]).status == "accepted"


def test_who_was_removed_does_not_come_back_by_the_same_mail(
    api: ApiClient, client: ApiClient, project: dict[str, Any], guest: Actor
) -> None:
    token = invited(client, project, guest)
    accept(api.as_(guest), token)
    assert client.delete(f"/v2/projects/{project['id']}/members/{guest.user_id}").status_code == 204
    refused = accept(api.as_(guest), token)
    assert (refused.status_code, refused.code) == (409, "invitation.accepted")


def test_declining_needs_no_login_and_tells_the_inviter_why(
    api: ApiClient, client: ApiClient, owner: Actor, project: dict[str, Any], guest: Actor, told: Told
) -> None:
    token = invited(client, project, guest)
    for _ in range(2):
        answer = api.post("/v2/invitations/decline", {"token": token, "reason": "일정이 안 맞아요"})
        assert answer.status_code == 204
    (mail,) = owed(address_of(owner.user_id), "projects.invitation_declined")
    assert (mail["reason"], mail["invitee"]) == ("일정이 안 맞아요", guest.name)
    (row,) = client.get(f"/v2/projects/{project['id']}/invitations?status=declined").json()["results"]
    assert row["reason"] == "일정이 안 맞아요"
    events = [event for event in told(f"project:{project['id']}") if event.type == "invitation.declined"]
    assert len(events) == 1
    assert "일정" not in str(events[0].data)
    assert (accept(api.as_(guest), token).status_code, preview(api, token).code) == (410, "invitation.declined")


def test_who_declines_without_an_account_is_told_of_by_address(
    api: ApiClient, client: ApiClient, owner: Actor, project: dict[str, Any]
) -> None:
    email = "joon.kim@studio.co.kr"
    invite(client, project["id"], email)
    api.post("/v2/invitations/decline", {"token": token_for(email)})
    (mail,) = owed(address_of(owner.user_id), "projects.invitation_declined")
    assert mail["email"] == email
    assert "invitee" not in mail


def test_what_was_accepted_is_not_declined(
    api: ApiClient, client: ApiClient, project: dict[str, Any], guest: Actor
) -> None:
    token = invited(client, project, guest)
    accept(api.as_(guest), token)
    refused = api.post("/v2/invitations/decline", {"token": token})
    assert (refused.status_code, refused.code) == (409, "invitation.accepted")


def test_after_its_time_it_is_gone_marked_or_not(
    api: ApiClient, client: ApiClient, project: dict[str, Any], guest: Actor
) -> None:
    token = invited(client, project, guest)
    sent = now() - timedelta(days=8)
    InvitationRecord.objects.update(created_at=sent, sent_at=[sent], expires_at=now() - timedelta(seconds=1))
    for answer in (accept(api.as_(guest), token), preview(api, token)):
        assert (answer.status_code, answer.code) == (410, "invitation.expired")
    again = invite(client, project["id"], address_of(guest.user_id)).json()["results"][0]
    assert again["outcome"] == "invited"


def test_of_an_archived_project_nobody_becomes_a_member_and_a_deleted_one_is_gone(
    api: ApiClient, client: ApiClient, project: dict[str, Any], guest: Actor
) -> None:
    token = invited(client, project, guest)
    client.post(f"/v2/projects/{project['id']}/archive")
    refused = accept(api.as_(guest), token)
    assert (refused.status_code, refused.code) == (409, "invitation.project_archived")
    assert preview(api, token).json()["project_status"] == "archived"
    client.delete(f"/v2/projects/{project['id']}")
    for answer in (accept(api.as_(guest), token), preview(api, token)):
        assert (answer.status_code, answer.code) == (410, "invitation.project_gone")
    assert InvitationRecord.objects.get(project_id=project["id"]).status == "viewed"


@pytest.mark.parametrize("token", ["", " ", "none", "x" * 10_000, "null\u0000byte", "\u202e", "🎬", "../../etc"])
def test_a_token_that_we_did_not_give_out_is_not_found(api: ApiClient, guest: Actor, token: str) -> None:
    answers = [api.post(f"/v2/invitations/{route}", {"token": token}) for route in OPEN_ROUTES]
    answers.append(accept(api.as_(guest), token))
    assert {(answer.status_code, answer.code) for answer in answers} == {(404, "invitation.not_found")}


def test_tokens_of_another_kind_and_almost_right_ones_are_not_found(
    api: ApiClient, client: ApiClient, project: dict[str, Any], guest: Actor
) -> None:
    token = invited(client, project, guest)
    stored = str(InvitationRecord.objects.get(project_id=project["id"]).id)
    for wrong in (f" {token}", f"{token} ", token[:-1], token.swapcase(), stored):
        assert preview(api, wrong).code == "invitation.not_found"
    declined = api.post("/v2/invitations/decline", {"token": link_token(client, project["id"])})
    assert declined.code == "invitation.not_found"


@pytest.mark.parametrize("reason", ["가" * 501, "bad \u202e text"])
def test_a_reason_is_short_plain_text(
    api: ApiClient, client: ApiClient, project: dict[str, Any], guest: Actor, reason: str
) -> None:
    answer = api.post("/v2/invitations/decline", {"token": invited(client, project, guest), "reason": reason})
    assert answer.status_code == 422
    assert InvitationRecord.objects.get(project_id=project["id"]).status == "pending"


def test_people_see_and_answer_what_was_sent_to_their_address(
    api: ApiClient, client: ApiClient, make: Make, guest: Actor, make_person: MakePerson
) -> None:
    mine, other = api.as_(guest), api.as_(make_person("다른 사람"))
    first, second = make("봄"), make("여름")
    for project in (first, second):
        invited(client, project, guest)
    rows = mine.get("/v2/me/invitations").json()["results"]
    assert [row["project"]["name"] for row in rows] == ["여름", "봄"]
    assert other.get("/v2/me/invitations").json()["count"] == 0
    paths = [f"/v2/me/invitations/{row['id']}" for row in rows]
    assert other.post(f"{paths[0]}/accept").code == other.post(f"{paths[0]}/decline").code == "invitation.not_found"
    assert mine.post(f"{paths[0]}/accept").json()["id"] == second["id"]
    assert mine.post(f"{paths[1]}/decline", {"reason": "바빠요"}).status_code == 204
    assert mine.get("/v2/me/invitations").json()["count"] == 0


@pytest.mark.django_db(transaction=True)
def test_an_invitation_changes_what_the_invited_person_is_shown(
    client: ApiClient, project: dict[str, Any], guest: Actor
) -> None:
    channel = f"user:{guest.user_id}"
    before = streams.revision(channel)
    invited(client, project, guest)
    sent = streams.revision(channel)
    row = client.get(f"/v2/projects/{project['id']}/invitations").json()["results"][0]
    client.delete(f"/v2/projects/{project['id']}/invitations/{row['id']}")
    assert before < sent < streams.revision(channel)
