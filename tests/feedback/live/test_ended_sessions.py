"""The end of a session reaches the sockets that it opened, in whatever process they are."""

from collections.abc import Callable
from contextlib import ExitStack
from dataclasses import replace
from datetime import timedelta
from typing import Any
from uuid import UUID

import jwt
import pytest
from websockets.sync.client import connect

from core.domain.actor import SYSTEM, Actor
from core.domain.clock import utc_now
from core.domain.ids import new_id
from core.infrastructure.unit_of_work import unit_of_work
from identity.bootstrap.parts import ending, key_ring
from identity.domain.session import Device, EndReason, Session
from identity.infrastructure.models import User
from identity.infrastructure.session_store import DjangoSessionStore
from stack.services.running import RunningService
from tests.client import ApiClient
from tests.feedback.live.server import Client, SocketServer, until

Project = tuple[UUID, Actor]


def logged_in(actor: Actor) -> Actor:
    """The person in a session of their own."""
    session = Session(new_id(), actor.user_id, Device("Firefox/130"), utc_now(), utc_now())
    with unit_of_work(by=SYSTEM):
        DjangoSessionStore().add(session)
    return replace(actor, session_id=session.id)


def end(actor: Actor, **which: UUID | None) -> None:
    with unit_of_work(by=SYSTEM):
        ending()["end_sessions"](actor.user_id, EndReason.ENDED, **which)


def test_an_ended_session_closes_its_sockets_and_no_other(
    server: SocketServer, project: Project, make_project: Callable[..., Project]
) -> None:
    leaving, staying = logged_in(project[1]), logged_in(project[1])
    other_id, other = make_project()
    with ExitStack() as sockets:
        first, second = (sockets.enter_context(server.open(leaving, project[0])) for _ in range(2))
        third, fourth = sockets.enter_context(server.open(staying, project[0])), server.open(other, other_id)
        stranger = sockets.enter_context(fourth)
        third.subscribed()
        stranger.subscribed()
        end(leaving, only=leaving.session_id)
        assert (first.close_code(), second.close_code()) == (4401, 4401)
        assert first.link.close_reason == "auth.session_ended"
        assert third.is_silent()
        assert stranger.is_silent()
    with server.open(leaving, project[0]) as again:
        assert again.close_code() == 4401


@pytest.mark.parametrize("facts", [{"is_active": False}, {"withdrawn_at": utc_now()}])
def test_a_closed_account_closes_all_its_sockets(
    server: SocketServer, project: Project, facts: dict[str, object]
) -> None:
    with server.open(logged_in(project[1]), project[0]) as one, server.open(project[1], project[0]) as two:
        User.objects.filter(id=project[1].user_id).update(**facts)
        end(project[1])
        assert (one.close_code(), two.close_code()) == (4401, 4401)


def test_without_redis_the_end_of_a_session_still_closes(
    server: SocketServer, project: Project, same_redis: RunningService
) -> None:
    leaving, staying = logged_in(project[1]), logged_in(project[1])
    with server.open(leaving, project[0]) as one, server.open(staying, project[0]) as two:
        two.subscribed()
        same_redis.kill()
        end(leaving, keep=staying.session_id)
        assert one.close_code() == 4401
        assert two.is_silent()


def test_a_token_that_expires_closes_nothing(server: SocketServer, project: Project) -> None:
    actor, marker = logged_in(project[1]), logged_in(project[1])
    token = short_lived(actor)
    with (
        connect(server.address(project[0]), additional_headers={"Authorization": f"Bearer {token}"}) as link,
        server.open(marker, project[0]) as marked,
    ):
        client = Client(link)
        client.subscribed()
        until(lambda: has_expired(token))
        # Once this one is closed, everybody was looked at.
        end(marker, only=marker.session_id)
        assert marked.close_code() == 4401
        assert client.is_silent()
    with connect(server.address(project[0]), additional_headers={"Authorization": f"Bearer {token}"}) as late:
        assert Client(late).close_code() == 4401


def short_lived(actor: Actor) -> str:
    key, at = key_ring().signing(), utc_now()
    claims = {"token_type": "access", "user_id": str(actor.user_id), "sid": str(actor.session_id), "jti": "x"}
    claims |= {"name": actor.name, "iat": at, "exp": at + timedelta(seconds=2)}
    return jwt.encode(claims, key.private, algorithm="RS256", headers={"kid": key.kid})


def has_expired(token: str) -> bool:
    claims: dict[str, Any] = jwt.decode(token, options={"verify_signature": False})
    return bool(claims["exp"] < utc_now().timestamp())


def test_a_ticket_of_an_ended_session_opens_nothing(server: SocketServer, project: Project, api: ApiClient) -> None:
    actor = logged_in(project[1])
    ticket = api.as_(actor).post("/v2/auth/ws-ticket").json()["ticket"]
    end(actor, only=actor.session_id)
    with connect(server.address(project[0], f"?ticket={ticket}")) as link:
        assert Client(link).close_code() == 4401
        assert link.close_reason == "auth.session_ended"
