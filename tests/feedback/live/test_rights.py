"""Who may listen, and who may no longer."""

from collections.abc import Callable
from typing import Any
from uuid import UUID

import pytest
from websockets.sync.client import connect

from core.domain.actor import Actor
from core.domain.ids import new_id
from tests.client import ApiClient
from tests.feedback.live.conftest import Films, Write
from tests.feedback.live.server import Client, SocketServer, until

People = Callable[..., Actor]
Projects = Callable[..., tuple[UUID, Actor]]


@pytest.fixture
def member(server: SocketServer, make_person: People) -> Actor:
    return make_person("이검토")


def test_strangers_and_unknown_projects_look_alike(
    server: SocketServer, make_person: People, make_project: Projects
) -> None:
    project_id, _ = make_project()
    for knocked_at in (project_id, new_id(), "no-id"):
        with server.open(make_person(), knocked_at) as stranger:
            assert stranger.close_code() == 4403


@pytest.mark.parametrize("headers", [{}, {"Authorization": "Bearer forged"}, {"Authorization": "Basic YTpi"}])
def test_no_valid_credential_closes_4401(server: SocketServer, make_project: Projects, headers: dict[str, str]) -> None:
    with connect(server.address(make_project()[0]), additional_headers=headers) as link:
        assert Client(link).close_code() == 4401


def test_a_ticket_opens_once(server: SocketServer, make_project: Projects, api: ApiClient) -> None:
    project_id, owner = make_project()
    ticket = api.as_(owner).post("/v2/auth/ws-ticket").json()["ticket"]
    with connect(server.address(project_id, f"?ticket={ticket}")) as link:
        assert Client(link).is_silent()
        with connect(server.address(project_id, f"?ticket={ticket}")) as second:
            assert Client(second).close_code() == 4401


@pytest.mark.parametrize("name", ["ticket", "token", "access_token"])
def test_a_token_in_the_address_opens_nothing(server: SocketServer, make_project: Projects, name: str) -> None:
    from identity.bootstrap import issue_access_token

    project_id, owner = make_project()
    with connect(server.address(project_id, f"?{name}={issue_access_token(owner)}")) as link:
        assert Client(link).close_code() == 4401


def test_a_removed_member_is_closed_and_hears_nothing_more(
    server: SocketServer, make_project: Projects, member: Actor, api: ApiClient, write: Write
) -> None:
    project_id, owner = make_project(reviewer=member)
    with server.open(member, project_id) as leaving, server.open(owner, project_id) as staying:
        leaving.subscribed()
        staying.subscribed()
        removed = api.as_(owner).delete(f"/v2/projects/{project_id}/members/{member.user_id}")
        assert removed.status_code == 204, removed.content
        write(project_id, 3)
        kinds = [staying.hear()["type"] for _ in range(4)]
        assert kinds == ["member.left", *["test.noted"] * 3]
        assert leaving.hear()["type"] == "member.left"
        assert leaving.close_code() == 4403
        assert staying.is_silent()


def test_a_member_who_leaves_is_closed(
    server: SocketServer, make_project: Projects, member: Actor, api: ApiClient
) -> None:
    project_id, owner = make_project(reviewer=member)
    with server.open(member, project_id) as leaving, server.open(owner, project_id) as staying:
        leaving.subscribed()
        staying.subscribed()
        assert api.as_(member).post(f"/v2/projects/{project_id}/leave").status_code == 204
        assert staying.hear()["type"] == leaving.hear()["type"] == "member.left"
        assert leaving.close_code() == 4403
        assert staying.is_silent()


def test_every_members_socket_closes_with_the_project_and_opens_when_it_is_back(
    server: SocketServer, make_project: Projects, member: Actor, api: ApiClient
) -> None:
    project_id, owner = make_project(reviewer=member)
    with server.open(member, project_id) as first, server.open(owner, project_id) as second:
        first.subscribed()
        second.subscribed()
        assert api.as_(owner).delete(f"/v2/projects/{project_id}").status_code == 204
        assert first.close_code() == second.close_code() == 4403
    with server.open(member, project_id) as early:
        assert early.close_code() == 4403
    assert api.as_(owner).post(f"/v2/projects/{project_id}/restore").status_code == 200
    with server.open(member, project_id) as back:
        back.subscribed()
        assert back.is_silent()


def test_a_change_of_owner_is_heard_and_gives_the_new_owners_socket_its_rights(
    server: SocketServer, make_project: Projects, member: Actor, api: ApiClient
) -> None:
    project_id, owner = make_project(viewer=member)
    path = f"/v2/projects/{project_id}/transfer"
    with server.open(member, project_id) as heir, server.open(owner, project_id) as former:
        heir.subscribed()
        former.subscribed()
        assert answer_to_typing(heir)["type"] == "error"
        api.as_(owner).post(path, {"user_id": str(member.user_id)})
        assert api.as_(member).post(f"{path}/accept").status_code == 200
        told = ["ownership.offered", "member.role_changed", "member.role_changed", "ownership.transferred"]
        for client in (heir, former):
            assert [client.hear()["type"] for _ in told] == told
        assert until(lambda: answer_to_typing(heir)["type"] != "error")


def test_a_deleted_project_closes_its_sockets(server: SocketServer, make_project: Projects, api: ApiClient) -> None:
    project_id, owner = make_project()
    with server.open(owner, project_id) as client:
        client.subscribed()
        assert api.as_(owner).delete(f"/v2/projects/{project_id}").status_code in (200, 202, 204)
        assert client.close_code() == 4403


def test_a_changed_role_keeps_the_socket(
    server: SocketServer, make_project: Projects, member: Actor, api: ApiClient
) -> None:
    project_id, owner = make_project(reviewer=member)
    with server.open(member, project_id) as client:
        client.subscribed()
        path = f"/v2/projects/{project_id}/members/{member.user_id}"
        assert api.as_(owner).patch(path, {"role": "viewer"}).status_code == 200
        assert client.hear()["type"] == "member.role_changed"
        assert until(lambda: answer_to_typing(client)["type"] == "error")


def answer_to_typing(client: Client) -> dict[str, Any]:
    """What comes first: an error, or the answer to the ping behind."""
    client.say(type="typing", feedback_id=str(new_id()), active=True)
    if (answer := client.hear_after_ping())["type"] == "error":
        client.hear()
    return answer


def test_who_may_write_no_more_types_no_more_and_is_still_there(
    server: SocketServer, make_project: Projects, member: Actor, api: ApiClient, lay_film: Films
) -> None:
    project_id, owner = make_project(reviewer=member)
    version, item = lay_film(project_id)
    with server.open(member, project_id) as client, server.open(owner, project_id) as colleague:
        client.subscribed()
        colleague.subscribed()
        client.say(type="typing", feedback_id=str(item.id), active=True)
        assert colleague.hear()["type"] == "user.typing"
        path = f"/v2/projects/{project_id}/members/{member.user_id}"
        assert api.as_(owner).patch(path, {"role": "viewer"}).status_code == 200
        assert colleague.hear()["type"] == client.hear()["type"] == "member.role_changed"
        until(lambda: answer_to_typing(client)["type"] == "error")
        # It ends by itself, because nobody renews it.
        ended = colleague.hear()
        assert (ended["type"], ended["data"]["active"]) == ("user.typing", False)
        client.say(type="playhead", version_id=str(version.id), frame=1, playing=False)
        assert colleague.hear()["type"] == "playhead"
