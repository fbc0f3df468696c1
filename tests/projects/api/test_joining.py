"""Newcomers join by the mail that invited them."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import Any
from uuid import UUID, uuid4

import pytest
from django.db import connection

from core.domain.actor import Actor
from identity.infrastructure.models import User
from projects.infrastructure.models import InvitationRecord, MemberRecord
from tests.client import Answer, ApiClient
from tests.projects.api.invitations import address_of, invite, link_token, token_for
from tests.projects.api.test_last_seat import leave_free

pytestmark = pytest.mark.django_db
Make = Callable[..., dict[str, Any]]


def joining(token: str, username: str = "", **more: Any) -> dict[str, Any]:
    handle = username or f"new{uuid4().hex[:10]}"
    return {"token": token, "username": handle, "password": "correct horse battery", **more}


def mailed(client: ApiClient, project_id: object, **more: Any) -> tuple[str, str]:
    """A new address and the token in its mail."""
    email = f"new{uuid4().hex[:12]}@example.kr"
    assert invite(client, project_id, email, **more).json()["results"][0]["outcome"] == "invited"
    return email, token_for(email)


def join(api: ApiClient, token: str, **more: Any) -> Answer:
    return api.post("/v2/invitations/join", joining(token, **more))


def test_a_newcomer_gets_an_account_a_session_and_a_seat(api: ApiClient, client: ApiClient, make: Make) -> None:
    project = make()
    email, token = mailed(client, project["id"], role="editor")
    assert api.post("/v2/invitations/preview", {"token": token}).json()["has_account"] is False
    answer = join(api, token, name="김신입", consents={"terms": "1"})
    body = answer.json()
    assert (answer.status_code, body["user"]["email"], body["user"]["is_verified"]) == (200, email, True)
    assert (body["project"]["id"], body["project"]["my_role"]) == (project["id"], "editor")
    own = api.with_(Authorization=f"Bearer {body['access_token']}")
    assert own.get(f"/v2/projects/{project['id']}").json()["my_role"] == "editor"
    assert MemberRecord.objects.get(user_id=body["user"]["id"]).name == "김신입"
    assert InvitationRecord.objects.get(project_id=project["id"]).accepted_by_id == UUID(body["user"]["id"])
    assert own.post("/v2/invitations/accept", {"token": token}).status_code == 200


def test_who_has_an_account_does_not_make_a_second_one(
    api: ApiClient, client: ApiClient, make: Make, make_person: Callable[..., Actor]
) -> None:
    project, guest = make(), make_person("손님")
    invite(client, project["id"], address_of(guest.user_id))
    refused = join(api, token_for(address_of(guest.user_id)))
    assert (refused.status_code, refused.code) == (409, "account.email_taken")


@pytest.mark.parametrize(
    "bad", [{"password": "short"}, {"username": "x"}, {"username": "a b"}, {"name": "\u202e가나"}, {"consents": 7}]
)
def test_bad_details_make_no_account_and_leave_the_invitation_open(
    api: ApiClient, client: ApiClient, make: Make, bad: dict[str, Any]
) -> None:
    project = make()
    email, token = mailed(client, project["id"])
    assert api.post("/v2/invitations/join", joining(token) | bad).status_code == 422
    assert not User.objects.filter(email=email).exists()
    assert InvitationRecord.objects.get(project_id=project["id"]).status == "pending"


def test_no_account_without_a_seat(api: ApiClient, client: ApiClient, make: Make) -> None:
    project = make()
    email, token = mailed(client, project["id"])
    leave_free(UUID(project["id"]), 0)
    refused = join(api, token)
    assert (refused.status_code, refused.code) == (409, "project.full")
    assert not User.objects.filter(email=email).exists()


def test_a_revoked_one_makes_no_account_and_a_link_needs_one(api: ApiClient, client: ApiClient, make: Make) -> None:
    project = make()
    _, token = mailed(client, project["id"])
    row = client.get(f"/v2/projects/{project['id']}/invitations").json()["results"][0]
    client.delete(f"/v2/projects/{project['id']}/invitations/{row['id']}")
    assert (join(api, token).status_code, join(api, token).code) == (410, "invitation.revoked")
    refused = join(api, link_token(client, project["id"]))
    assert (refused.status_code, refused.code) == (409, "invite_link.account_needed")
    assert join(api, "none").code == "invitation.not_found"


def test_an_account_that_nobody_proved_becomes_the_newcomers(api: ApiClient, client: ApiClient, make: Make) -> None:
    project = make()
    email, token = mailed(client, project["id"])
    squatter = {"email": email, "password": "squatters own", "username": f"sq{uuid4().hex[:8]}"}
    assert api.post("/v2/auth/register", squatter).status_code == 201
    assert join(api, token).status_code == 200
    assert api.post("/v2/auth/login", {"email": email, "password": "squatters own"}).status_code == 401
    assert api.post("/v2/auth/login", {"email": email, "password": "correct horse battery"}).status_code == 200


@pytest.mark.django_db(transaction=True)
def test_who_joins_twice_at_once_joins_once(make_project: Callable[..., tuple[UUID, Actor]]) -> None:
    project_id, owner = make_project()
    email, token = mailed(ApiClient().as_(owner), project_id)

    def ask(number: int) -> Answer:
        try:
            return join(ApiClient(), token)
        finally:
            connection.close()

    with ThreadPoolExecutor(3) as threads:
        answers = list(threads.map(ask, range(3)))
    assert sorted(answer.status_code for answer in answers) == [200, 409, 409]
    assert User.objects.filter(email=email).count() == 1
    assert MemberRecord.objects.filter(project_id=project_id).count() == 2
