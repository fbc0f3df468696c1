"""A person's own socket: the same law and limits, and nobody else's news."""

from collections.abc import Callable
from contextlib import ExitStack
from uuid import UUID

import pytest
from websockets.sync.client import connect

from core.domain.actor import Actor
from core.domain.ids import new_id
from core.infrastructure import streams
from core.infrastructure.unit_of_work import unit_of_work
from notifications import api as notifications
from notifications.contracts import News, NotificationType
from stack.services.running import RunningService
from tests.client import ApiClient
from tests.feedback.live.server import Client, SocketServer
from tests.feedback.live.test_ended_sessions import end, logged_in

People = Callable[..., Actor]
Project = tuple[UUID, Actor]


def create_project(api: ApiClient, actor: Actor) -> str:
    answer = api.as_(actor).post("/v2/projects", {"name": "여름 캠페인"})
    assert answer.status_code == 201
    return str(answer.json()["id"])


def test_what_was_missed_comes_in_order_then_what_happens(
    server: SocketServer, project: Project, api: ApiClient
) -> None:
    head = streams.head(f"user:{project[1].user_id}")
    missed = [create_project(api, project[1]) for _ in range(3)]
    with server.open(project[1], None, f"?since={head.seq}&epoch={head.epoch}") as client:
        assert client.hear() == {"type": "subscribed", "seq": head.seq, "epoch": head.epoch}
        missed.append(create_project(api, project[1]))
        heard = [client.hear() for _ in missed]
        assert [(frame["type"], frame["data"]["project_id"]) for frame in heard] == [
            ("project.created", project_id) for project_id in missed
        ]
        assert [frame["seq"] for frame in heard] == list(range(head.seq + 1, head.seq + 5))
        assert client.is_silent()


def test_a_notification_is_pushed_with_the_number_of_unread_ones(
    server: SocketServer, make_person: People, make_project: Callable[..., Project]
) -> None:
    told, colleague = make_person("이검토"), make_person("최관람")
    project_id, owner = make_project(reviewer=told, viewer=colleague)
    with server.open(told, None) as client, server.open(colleague, None) as other:
        client.subscribed()
        other.subscribed()
        with unit_of_work(by=owner):
            notifications.tell(news(project_id, told, owner), new_id())
        frame = client.hear()
        assert (frame["type"], frame["data"]["unread"]) == ("notification.added", 1)
        assert frame["data"]["notification"]["subject"] == "봄 캠페인"
        assert other.is_silent()


def news(project_id: UUID, to: Actor, by: Actor) -> News:
    return News(
        kind=next(iter(NotificationType)),
        project_id=project_id,
        recipients=(to.user_id,),
        subject_id=new_id(),
        subject="봄 캠페인",
        text="로고를 키워 주세요",
        path=f"/projects/{project_id}",
        actor_id=by.user_id,
        actor_name=by.name,
    )


@pytest.mark.parametrize("headers", [{}, {"Authorization": "Bearer forged"}, {"Authorization": "Basic YTpi"}])
def test_no_valid_credential_closes_4401(server: SocketServer, project: Project, headers: dict[str, str]) -> None:
    with connect(server.address(None), additional_headers=headers) as link:
        assert Client(link).close_code() == 4401


def test_a_ticket_opens_once(server: SocketServer, project: Project, api: ApiClient) -> None:
    ticket = api.as_(project[1]).post("/v2/auth/ws-ticket").json()["ticket"]
    with connect(server.address(None, f"?ticket={ticket}")) as link:
        assert Client(link).is_silent()
        with connect(server.address(None, f"?ticket={ticket}")) as second:
            assert Client(second).close_code() == 4401


def test_the_end_of_a_session_closes_it(server: SocketServer, project: Project) -> None:
    leaving, staying = logged_in(project[1]), logged_in(project[1])
    with server.open(leaving, None) as one, server.open(staying, None) as two:
        two.subscribed()
        end(leaving, only=leaving.session_id)
        assert one.close_code() == 4401
        assert two.is_silent()


def test_it_counts_among_the_sockets_of_the_person(server: SocketServer, project: Project) -> None:
    with ExitStack() as sockets:
        for place in (None, project[0], None, project[0], None):
            assert sockets.enter_context(server.open(project[1], place)).is_silent()
        with server.open(project[1], None) as sixth:
            assert sixth.close_code() == 4429


def test_a_person_who_leaves_a_project_keeps_it(
    server: SocketServer, make_person: People, make_project: Callable[..., Project], api: ApiClient
) -> None:
    member = make_person("이검토")
    project_id, owner = make_project(reviewer=member)
    with server.open(member, None) as own, server.open(member, project_id) as at_project:
        own.subscribed()
        at_project.subscribed()
        assert api.as_(owner).delete(f"/v2/projects/{project_id}/members/{member.user_id}").status_code == 204
        assert at_project.close_code() == 4403
        assert own.hear_after_ping()["type"] in ("pong", "notification.added")


def test_without_redis_news_still_come(
    server: SocketServer, project: Project, api: ApiClient, same_redis: RunningService
) -> None:
    with server.open(project[1], None) as client:
        client.subscribed()
        same_redis.kill()
        create_project(api, project[1])
        assert client.hear()["type"] == "project.created"
