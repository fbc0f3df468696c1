"""Who knocks at a socket that is not theirs is noted, with where they came from."""

from collections.abc import Callable
from uuid import UUID

from websockets.sync.client import connect

from core.domain.actor import Actor
from core.infrastructure.models import AuditRecord
from tests.client import ApiClient
from tests.feedback.live.server import Client, SocketServer

People = Callable[..., Actor]
Projects = Callable[..., tuple[UUID, Actor]]


def test_a_stranger_at_the_socket_is_noted_with_the_origin(
    server: SocketServer, make_person: People, make_project: Projects, api: ApiClient
) -> None:
    from identity.bootstrap import issue_access_token

    project_id, owner = make_project()
    stranger = make_person("손님")
    headers = {
        "Authorization": f"Bearer {issue_access_token(stranger)}",
        "X-Forwarded-For": "198.51.100.1, 203.0.113.9",
    }
    with connect(server.address(project_id), additional_headers=headers, user_agent_header="Firefox") as link:
        assert Client(link).close_code() == 4403
    (note,) = AuditRecord.objects.filter(outcome="denied")
    assert (note.action, note.actor_id, note.project_id) == ("project.not_found", stranger.user_id, project_id)
    assert (note.address, note.device) == ("203.0.113.9", "Firefox")
    (row,) = api.as_(owner).get(f"/v2/projects/{project_id}/audit", {"outcome": "denied"}).json()["results"]
    assert row["actor"] == {"id": str(stranger.user_id), "name": "손님"}


def test_a_member_who_is_shown_out_and_a_bad_token_leave_no_note(
    server: SocketServer, make_person: People, make_project: Projects, api: ApiClient
) -> None:
    member = make_person("이검토")
    project_id, owner = make_project(reviewer=member)
    with server.open(member, project_id) as leaving:
        leaving.subscribed()
        api.as_(owner).delete(f"/v2/projects/{project_id}/members/{member.user_id}")
        assert leaving.close_code() == 4403
    with connect(server.address(project_id), additional_headers={"Authorization": "Bearer forged"}) as link:
        assert Client(link).close_code() == 4401
    assert not AuditRecord.objects.filter(outcome="denied").exists()
