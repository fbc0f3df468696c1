"""A person's own audit trail."""

from collections.abc import Callable
from typing import Any
from uuid import UUID

import pytest

from core.domain.actor import Actor
from core.domain.ids import new_id
from core.infrastructure.audit import note_denied
from core.infrastructure.models import AuditRecord
from core.infrastructure.origin import Origin, coming_from
from tests.client import ApiClient
from tests.identity.conftest import Mailbox

pytestmark = pytest.mark.django_db
People = Callable[..., Actor]
Team = Callable[..., tuple[UUID, Actor]]


@pytest.fixture
def jimin(make_person: People) -> Actor:
    return make_person("지민")


def note(account: Actor, action: str = "auth.wrong_credentials", by: Actor | None = None) -> None:
    with coming_from(Origin("203.0.113.9", "Firefox")):
        note_denied(action, by.user_id if by else None, account.user_id, None)


def test_what_people_do_to_an_account_is_told_to_its_owner(api: ApiClient, make_project: Team, jimin: Actor) -> None:
    project_id, owner = make_project(editor=jimin)
    answer = api.as_(jimin).get("/v2/me/audit")
    (row,) = answer.json()["results"]
    assert (
        row
        | {
            "action": "member.joined",
            "outcome": "allowed",
            "actor": {"id": str(owner.user_id), "name": "박감독"},
            "account_id": str(jimin.user_id),
            "project_id": str(project_id),
            "address": None,
            "device": "",
            "detail": {"role": "editor"},
        }
        == row
    )
    assert row["at"].endswith("Z")
    assert answer.headers["Cache-Control"] == "private, no-cache"


def test_from_where_somebody_unknown_tried_is_shown(api: ApiClient, jimin: Actor) -> None:
    note(jimin)
    (row,) = api.as_(jimin).get("/v2/me/audit").json()["results"]
    assert row["actor"] == {"id": None, "name": None}
    assert (row["address"], row["device"]) == ("203.0.113.9", "Firefox")


def test_what_the_person_did_is_shown_with_its_origin(api: ApiClient, jimin: Actor) -> None:
    client = api.as_(jimin).with_(X_Forwarded_For="2001:db8::7", User_Agent="Chrome")
    client.post("/v2/projects", {"name": "봄"})
    (row,) = client.get("/v2/me/audit").json()["results"]
    assert (row["action"], row["actor"]["name"]) == ("project.created", "지민")
    assert (row["address"], row["device"]) == ("2001:db8::7", "Chrome")


def test_nobody_sees_anothers_trail(api: ApiClient, make_person: People, jimin: Actor) -> None:
    note(jimin)
    assert api.as_(make_person("민지")).get("/v2/me/audit").json()["results"] == []
    assert api.get("/v2/me/audit").code == "auth.required"


def test_one_outcome_can_be_asked_for(api: ApiClient, make_project: Team, jimin: Actor) -> None:
    make_project(editor=jimin)
    note(jimin)
    client = api.as_(jimin)
    for outcome, action in (("allowed", "member.joined"), ("denied", "auth.wrong_credentials")):
        rows = client.get("/v2/me/audit", {"outcome": outcome}).json()["results"]
        assert [(row["action"], row["outcome"]) for row in rows] == [(action, outcome)]
    assert client.get("/v2/me/audit", {"outcome": "maybe"}).status_code == 400


def test_stretches_are_followed_by_cursor_newest_first(api: ApiClient, jimin: Actor) -> None:
    for number in range(5):
        note(jimin, f"try.{number}")
    client, query, actions = api.as_(jimin), {"page_size": 2, "outcome": "denied", "fields": "action"}, []
    while True:
        page = client.get("/v2/me/audit", query).json()
        actions += page["results"]
        if page["next_cursor"] is None:
            break
        assert "outcome=denied" in page["next"]
        query = query | {"cursor": page["next_cursor"]}
    assert actions == [{"action": f"try.{number}"} for number in (4, 3, 2, 1, 0)]


def test_who_has_gone_has_no_name(api: ApiClient, jimin: Actor) -> None:
    note(jimin, by=Actor(new_id(), "누구"))
    (row,) = api.as_(jimin).get("/v2/me/audit").json()["results"]
    assert row["actor"]["name"] is None


@pytest.mark.parametrize("notes", [0, 1, 20])
def test_a_stretch_takes_two_statements_whatever_its_size(
    api: ApiClient, jimin: Actor, notes: int, django_assert_max_num_queries: Any
) -> None:
    for number in range(notes):
        note(jimin, by=jimin if number % 2 else Actor(new_id(), "누구"))
    client = api.as_(jimin)
    with django_assert_max_num_queries(2 if notes else 1):
        assert len(client.get("/v2/me/audit").json()["results"]) == notes


def test_reading_the_trail_leaves_no_trail(api: ApiClient, jimin: Actor) -> None:
    api.as_(jimin).get("/v2/me/audit")
    assert not AuditRecord.objects.exists()


def test_a_stranger_at_a_project_is_noted(api: ApiClient, make_project: Team, jimin: Actor) -> None:
    project_id, owner = make_project()
    assert api.as_(jimin).get(f"/v2/projects/{project_id}").status_code == 404
    (row,) = api.as_(owner).get(f"/v2/projects/{project_id}/audit", {"outcome": "denied"}).json()["results"]
    assert (row["action"], row["actor"]["id"]) == ("project.not_found", str(jimin.user_id))


def test_a_wrong_code_is_told_to_the_owner_of_the_address(
    api: ApiClient, registered: Callable[..., dict[str, Any]], mailbox: Mailbox
) -> None:
    email = registered("guessed")["email"]
    right = mailbox.code(email)
    wrong = "000000" if right != "000000" else "000001"
    assert api.post("/v2/auth/verify-email", {"email": email, "code": wrong}).status_code == 422
    session = api.post("/v2/auth/verify-email", {"email": email, "code": right}).json()
    owner = api.with_(Authorization=f"Bearer {session['access_token']}")
    (row,) = owner.get("/v2/me/audit", {"outcome": "denied"}).json()["results"]
    assert (row["action"], row["account_id"]) == ("verification.wrong_code", session["user"]["id"])
