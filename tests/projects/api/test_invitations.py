"""Inviting people by mail."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any
from uuid import uuid4

import pytest
from django.utils.timezone import now

from core.domain.actor import Actor
from core.infrastructure import streams
from projects.infrastructure.models import InvitationRecord, InvitationTokenRecord
from tests.client import ApiClient
from tests.projects.api.invitations import accept, address_of, invite, owed, token_for

pytestmark = pytest.mark.django_db
Make = Callable[..., dict[str, Any]]
MakePerson = Callable[..., Actor]


def somebody() -> str:
    return f"guest{uuid4().hex[:12]}@example.kr"


def test_each_address_gets_its_outcome(
    client: ApiClient, owner: Actor, make: Make, make_person: MakePerson, api: ApiClient
) -> None:
    project, member, fresh = make(), make_person("지민"), somebody()
    added = {"user_id": str(member.user_id), "role": "viewer"}
    assert client.post(f"/v2/projects/{project['id']}/members", added).status_code == 201
    known = somebody()
    assert invite(client, project["id"], known).json()["results"][0]["outcome"] == "invited"
    asked = [fresh, fresh.upper(), known, address_of(member.user_id), address_of(owner.user_id), "no address", "a@b"]
    answer = invite(client, project["id"], *asked, message="어서 오세요 🎬", role="viewer")
    results = answer.json()["results"]
    outcomes = ["invited", "repeated", "already_invited", "already_member", "own_email", *["invalid_email"] * 2]
    assert [result["outcome"] for result in results] == outcomes
    invited = results[0]["invitation"]
    assert (invited["role"], invited["message"], invited["status"]) == ("viewer", "어서 오세요 🎬", "pending")
    assert results[2]["invitation"]["role"] == "reviewer"
    assert results[1]["invitation"] is None
    (mail,) = owed(fresh)
    assert (mail["project"], mail["inviter"], mail["message"]) == ("봄 캠페인", owner.name, "어서 오세요 🎬")
    assert len(owed(known)) == 1


def test_a_hundred_addresses_take_no_more_statements_than_one(
    client: ApiClient, make: Make, django_assert_max_num_queries: Any
) -> None:
    project = make()
    with django_assert_max_num_queries(22):
        answer = invite(client, project["id"], *(somebody() for _ in range(100)))
    assert {result["outcome"] for result in answer.json()["results"]} == {"invited"}
    assert InvitationTokenRecord.objects.filter(invitation__project_id=project["id"]).count() == 100


def test_a_hundred_and_one_are_too_many_and_nobody_is_written_to(client: ApiClient, make: Make) -> None:
    project = make()
    answer = invite(client, project["id"], *(somebody() for _ in range(101)))
    assert answer.status_code == 422
    assert answer.json()["errors"][0]["code"] == "invitations.too_many"
    assert not InvitationRecord.objects.filter(project_id=project["id"]).exists()


@pytest.mark.parametrize(
    "body",
    [
        {"invitations": []},
        {},
        {"invitations": "a@example.kr"},
        {"invitations": [{"email": 7}]},
        {"invitations": [{"email": "a@example.kr"}], "expires_in_days": 0},
        {"invitations": [{"email": "a@example.kr"}], "expires_in_days": 31},
        {"invitations": [{"email": "a@example.kr"}], "message": "가" * 501},
        {"invitations": [{"email": "a@example.kr"}], "message": "bad \u202e text"},
        {"invitations": [{"email": "a@example.kr"}], "message": "bad \u0007 text"},
        {"invitations": [{"email": "a@example.kr"}], "role": "king"},
        {"invitations": [{"email": "a@example.kr"}], "role": "owner"},
    ],
)
def test_a_body_that_is_none_invites_nobody(client: ApiClient, make: Make, body: dict[str, Any]) -> None:
    project = make()
    assert client.post(f"/v2/projects/{project['id']}/invitations", body).status_code == 422
    assert not InvitationRecord.objects.filter(project_id=project["id"]).exists()


@pytest.mark.parametrize(
    "bad", ["x\u0000@example.kr", "a" * 5000, "🎬@example.kr", "\u202ea@example.kr", "a\n@b.kr", ""]
)
def test_one_bad_address_keeps_nobody_else_out(client: ApiClient, make: Make, bad: str) -> None:
    answer = invite(client, make()["id"], bad, somebody())
    results = answer.json()["results"]
    assert [(result["outcome"], result["invitation"] is None) for result in results] == [
        ("invalid_email", True),
        ("invited", False),
    ]
    assert results[0]["email"] == bad


@pytest.mark.parametrize("message", ["가" * 500, "مرحبا بكم", "שלום", "🎬🎉", "<b>굵게</b>"])
def test_any_plain_text_may_be_said(client: ApiClient, make: Make, message: str) -> None:
    result = invite(client, make()["id"], somebody(), message=message).json()["results"][0]
    assert result["invitation"]["message"] == message


def test_nobody_gives_a_role_above_their_own_and_nobody_makes_an_owner(
    client: ApiClient, api: ApiClient, make: Make, make_person: MakePerson
) -> None:
    project, admin = make(), make_person("관리")
    client.post(f"/v2/projects/{project['id']}/members", {"user_id": str(admin.user_id), "role": "admin"})
    body = {"invitations": [{"email": somebody(), "role": "owner"}, {"email": somebody(), "role": "admin"}]}
    results = api.as_(admin).post(f"/v2/projects/{project['id']}/invitations", body).json()["results"]
    assert [result["outcome"] for result in results] == ["role_not_assignable", "invited"]


def test_the_projects_settings_say_what_is_not_said(client: ApiClient, make: Make) -> None:
    project = make()
    settings = {"settings": {"invitation_role": "editor", "invitation_days": 3}}
    assert client.patch(f"/v2/projects/{project['id']}", settings).status_code == 200
    row = invite(client, project["id"], somebody()).json()["results"][0]["invitation"]
    record = InvitationRecord.objects.get(id=row["id"])
    assert (row["role"], record.expires_at - record.created_at) == ("editor", timedelta(days=3))


def test_an_address_gets_five_mails_an_hour_whoever_asks(client: ApiClient, make: Make) -> None:
    email = somebody()
    outcomes = [invite(client, make()["id"], email).json()["results"][0] for _ in range(6)]
    assert [result["outcome"] for result in outcomes] == ["invited"] * 5 + ["mail_too_soon"]
    assert 0 < outcomes[5]["retry_after"] <= 3600


def test_what_was_not_owed_is_not_counted(client: ApiClient, make: Make) -> None:
    email, project = somebody(), make()
    for _ in range(8):
        assert invite(client, project["id"], email).status_code == 200
    assert invite(client, make()["id"], email).json()["results"][0]["outcome"] == "invited"


def test_the_same_key_invites_once(client: ApiClient, make: Make) -> None:
    project, email, keyed = make(), somebody(), client.with_(Idempotency_Key=uuid4().hex)
    first, second = (invite(keyed, project["id"], email) for _ in range(2))
    assert first.json() == second.json()
    assert second.headers["Idempotency-Replayed"] == "true"
    assert len(owed(email)) == 1


def test_a_list_shows_the_newest_first_and_takes_a_status(client: ApiClient, make: Make) -> None:
    project = make()
    emails = [somebody() for _ in range(3)]
    for email in emails:
        invite(client, project["id"], email)
    path = f"/v2/projects/{project['id']}/invitations"
    body = client.get(path, {"page_size": 2}).json()
    assert ([row["email"] for row in body["results"]], body["count"]) == ([emails[2], emails[1]], 3)
    InvitationRecord.objects.filter(email=emails[0]).update(expires_at=now())
    assert [row["email"] for row in client.get(path, {"status": "expired"}).json()["results"]] == [emails[0]]
    assert client.get(path, {"status": "pending"}).json()["count"] == 2
    assert client.get(path, {"status": "lost"}).status_code == 400
    assert client.get(path, {"fields": "id,secret"}).status_code == 400
    assert client.get(path, {"fields": "email", "page_size": 1}).json()["results"] == [{"email": emails[2]}]


def test_the_second_mail_waits_a_minute_and_the_sixth_a_day(client: ApiClient, make: Make) -> None:
    project, email = make(), somebody()
    row = invite(client, project["id"], email).json()["results"][0]["invitation"]
    path = f"/v2/projects/{project['id']}/invitations/{row['id']}/resend"
    refused = client.post(path)
    assert (refused.status_code, refused.code) == (429, "invitation.too_soon")
    assert 0 < int(refused.headers["Retry-After"]) <= 60
    hour = timedelta(hours=1)
    InvitationRecord.objects.filter(id=row["id"]).update(sent_at=[now() - hour])
    assert client.post(path).status_code == 200
    first, second = (part["token"] for part in owed(email))
    assert first != second
    for token in (first, second):
        assert ApiClient().post("/v2/invitations/preview", {"token": token}).status_code == 200
    InvitationRecord.objects.filter(id=row["id"]).update(sent_at=[now() - hour * n for n in range(5, 0, -1)])
    crowded = client.post(path)
    assert crowded.code == "invitation.too_soon"
    assert int(crowded.headers["Retry-After"]) > 60


def test_what_was_revoked_opens_nothing_and_may_be_revoked_again(
    client: ApiClient, api: ApiClient, make: Make, make_person: MakePerson
) -> None:
    project, guest = make(), make_person("손님")
    row = invite(client, project["id"], address_of(guest.user_id)).json()["results"][0]["invitation"]
    path = f"/v2/projects/{project['id']}/invitations/{row['id']}"
    for _ in range(2):
        assert client.delete(path).status_code == 204
    refused = accept(api.as_(guest), token_for(address_of(guest.user_id)))
    assert (refused.status_code, refused.code) == (410, "invitation.revoked")
    assert client.get(path).json()["status"] == "revoked"
    assert client.post(f"{path}/resend").status_code == 410
    early = invite(client, project["id"], address_of(guest.user_id)).json()["results"][0]
    assert early["outcome"] == "mail_too_soon"
    assert 0 < early["retry_after"] <= 60
    InvitationRecord.objects.filter(id=row["id"]).update(sent_at=[now() - timedelta(seconds=60)])
    again = invite(client, project["id"], address_of(guest.user_id)).json()["results"][0]
    assert again["outcome"] == "invited"


def test_events_tell_no_address(
    client: ApiClient, make: Make, told: Callable[[str], list[streams.StreamEvent]]
) -> None:
    project, email = make(), somebody()
    row = invite(client, project["id"], email).json()["results"][0]["invitation"]
    client.delete(f"/v2/projects/{project['id']}/invitations/{row['id']}")
    events = [event for event in told(f"project:{project['id']}") if event.type.startswith("invitation.")]
    assert [event.type for event in events] == ["invitation.sent", "invitation.revoked"]
    assert {event.data["invitation_id"] for event in events} == {row["id"]}
    assert email not in str([event.data for event in events])


def test_an_archived_project_shows_its_invitations_and_sends_none(client: ApiClient, make: Make) -> None:
    project = make()
    row = invite(client, project["id"], somebody()).json()["results"][0]["invitation"]
    path = f"/v2/projects/{project['id']}/invitations"
    client.post(f"/v2/projects/{project['id']}/archive")
    assert client.get(path).json()["count"] == 1
    assert invite(client, project["id"], somebody()).code == "project.archived"
    assert client.delete(f"{path}/{row['id']}").status_code == 204


def test_lists_take_as_many_statements_whatever_their_length(
    client: ApiClient, make: Make, django_assert_max_num_queries: Any
) -> None:
    project = make()
    invite(client, project["id"], *(somebody() for _ in range(30)))
    with django_assert_max_num_queries(3):
        assert client.get(f"/v2/projects/{project['id']}/invitations").json()["count"] == 30
    with django_assert_max_num_queries(3):
        client.get(f"/v2/projects/{project['id']}/invite-links")
    with django_assert_max_num_queries(3):
        client.get("/v2/me/invitations")
