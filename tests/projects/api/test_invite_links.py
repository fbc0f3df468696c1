"""Links by which people join."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any
from uuid import uuid4

import pytest
from django.utils.timezone import now

from core.domain.actor import Actor
from core.infrastructure.models import IdempotencyRecord
from projects.infrastructure.models import InviteLinkRecord
from tests.client import ApiClient
from tests.projects.api.invitations import accept, link_token
from tests.projects.api.test_invitees import preview, roles

pytestmark = pytest.mark.django_db
MakePerson = Callable[..., Actor]


@pytest.fixture
def guest(make_person: MakePerson) -> Actor:
    return make_person("손님")


@pytest.fixture
def project(make: Callable[..., dict[str, Any]]) -> dict[str, Any]:
    return make()


def test_whoever_holds_a_link_joins_and_does_not_use_it_up_twice(
    api: ApiClient, client: ApiClient, project: dict[str, Any], guest: Actor, make_person: MakePerson
) -> None:
    token = link_token(client, project["id"], role="viewer", max_uses=2)
    body = preview(api, token).json()
    assert (body["kind"], body["email"], body["has_account"], body["role"]) == ("link", None, False, "viewer")
    for _ in range(3):
        assert accept(api.as_(guest), token).status_code == 200
    assert accept(api.as_(make_person("둘째")), token).status_code == 200
    refused = accept(api.as_(make_person("셋째")), token)
    assert (refused.status_code, refused.code) == (410, "invite_link.used_up")
    assert accept(api.as_(guest), token).status_code == 200
    assert len(roles(project)) == 3
    (row,) = client.get(f"/v2/projects/{project['id']}/invite-links").json()["results"]
    assert (row["uses"], row["max_uses"]) == (2, 2)


def test_who_was_removed_does_not_come_back_by_the_same_link(
    api: ApiClient, client: ApiClient, project: dict[str, Any], guest: Actor
) -> None:
    token = link_token(client, project["id"])
    accept(api.as_(guest), token)
    client.delete(f"/v2/projects/{project['id']}/members/{guest.user_id}")
    refused = accept(api.as_(guest), token)
    assert (refused.status_code, refused.code) == (410, "invite_link.used")


def test_a_member_who_comes_by_a_link_uses_nothing_up(client: ApiClient, project: dict[str, Any]) -> None:
    token = link_token(client, project["id"], max_uses=1)
    assert accept(client, token).json()["my_role"] == "owner"
    assert InviteLinkRecord.objects.get(project_id=project["id"]).uses == 0


def test_a_link_is_told_once_and_stored_hashed(client: ApiClient, project: dict[str, Any]) -> None:
    answer = client.post(f"/v2/projects/{project['id']}/invite-links", {"role": "editor", "expires_in_days": 1}).json()
    assert answer["url"].endswith(f"/invitations?token={answer['token']}")
    assert len(answer["token"]) >= 43
    (row,) = client.get(f"/v2/projects/{project['id']}/invite-links").json()["results"]
    assert {"token", "url"}.isdisjoint(row)
    record = InviteLinkRecord.objects.get(id=row["id"])
    assert answer["token"] not in (record.token_hash, str(vars(record)))
    assert record.expires_at - record.created_at == timedelta(days=1)


@pytest.mark.parametrize(
    "body",
    [
        {"role": "owner"},
        {"role": 1},
        {"max_uses": 0},
        {"max_uses": 51},
        {"expires_in_days": 0},
        {"expires_in_days": 31},
    ],
)
def test_a_link_that_may_not_be(client: ApiClient, project: dict[str, Any], body: dict[str, Any]) -> None:
    assert client.post(f"/v2/projects/{project['id']}/invite-links", body).status_code == 422


def test_a_new_link_is_found_where_its_answer_says(client: ApiClient, project: dict[str, Any]) -> None:
    answer = client.post(f"/v2/projects/{project['id']}/invite-links", {"role": "editor"})
    shown = client.get(answer.headers["Location"])
    made = answer.json()
    assert shown.json() == {name: value for name, value in made.items() if name not in ("token", "url")}
    known = client.with_(If_None_Match=shown.headers["ETag"])
    assert known.get(answer.headers["Location"]).status_code == 304
    assert client.delete(answer.headers["Location"]).status_code == 204
    assert known.get(answer.headers["Location"]).json()["revoked_at"] is not None
    assert client.get(answer.headers["Location"], {"fields": "role"}).json() == {"role": "editor"}
    missing = client.get(f"/v2/projects/{project['id']}/invite-links/{uuid4()}")
    assert (missing.status_code, missing.code) == (404, "invite_link.not_found")


def test_the_same_key_makes_one_link_and_its_token_is_kept_sealed(
    api: ApiClient, client: ApiClient, project: dict[str, Any]
) -> None:
    path, keyed = f"/v2/projects/{project['id']}/invite-links", client.with_(Idempotency_Key=uuid4().hex)
    first, second = (keyed.post(path, {"role": "viewer"}) for _ in range(2))
    assert (first.status_code, second.status_code, first.json()) == (201, 201, second.json())
    assert second.headers["Idempotency-Replayed"] == "true"
    assert client.get(path).json()["count"] == 1
    kept = bytes(IdempotencyRecord.objects.latest("created_at").body)
    for told in (first.json()["token"], str(first.json()["id"])):
        assert told.encode() not in kept
    assert keyed.post(path, {"role": "editor"}).code == "idempotency.key_reused"


def test_a_link_that_is_over_says_why(api: ApiClient, client: ApiClient, project: dict[str, Any], guest: Actor) -> None:
    revoked, expired = (link_token(client, project["id"]) for _ in range(2))
    second, first = client.get(f"/v2/projects/{project['id']}/invite-links").json()["results"]
    for _ in range(2):
        assert client.delete(f"/v2/projects/{project['id']}/invite-links/{first['id']}").status_code == 204
    InviteLinkRecord.objects.filter(id=second["id"]).update(expires_at=now())
    for token, code in ((revoked, "invite_link.revoked"), (expired, "invite_link.expired")):
        for answer in (accept(api.as_(guest), token), preview(api, token)):
            assert (answer.status_code, answer.code) == (410, code)
    missing = client.delete(f"/v2/projects/{project['id']}/invite-links/{uuid4()}")
    assert missing.code == "invite_link.not_found"
