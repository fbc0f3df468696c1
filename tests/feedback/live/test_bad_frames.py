"""Whatever a client sends is answered, or ends its socket with a reason; nobody else notices."""

import json
import os
from contextlib import suppress
from typing import Any
from uuid import UUID

import pytest
from websockets.exceptions import ConnectionClosed
from websockets.sync.client import connect

from core.domain.actor import Actor
from core.domain.ids import new_id
from core.infrastructure import streams
from tests.feedback.live.server import Client, SocketServer

Project = tuple[UUID, Actor]
SOMEBODY = str(new_id())


@pytest.mark.parametrize("address", ["project", "own"])
@pytest.mark.parametrize(
    ("frame", "code"),
    [
        ("", "socket.malformed"),
        ("{", "socket.malformed"),
        ("null", "socket.malformed"),
        ("[]", "socket.malformed"),
        ('"ping"', "socket.malformed"),
        ("NaN", "socket.malformed"),
        ("[" * 60_000, "socket.malformed"),
        ('{"type": ' + '{"a":' * 5_000 + "1" + "}" * 5_000 + "}", "socket.malformed"),
        ('{"type": 7}', "socket.malformed"),
        ('{"type": null}', "socket.malformed"),
        ('{"kind": "ping"}', "socket.malformed"),
        ('{"type": "\\ud800"}', "socket.malformed"),
        (b"{}", "socket.binary_frame"),
        (b"", "socket.binary_frame"),
        ('{"type": "dance"}', "socket.unknown_type"),
        ('{"type": "PING"}', "socket.unknown_type"),
        ('{"type": "presence.left"}', "socket.unknown_type"),
        (json.dumps({"type": "x" * 60_000}), "socket.unknown_type"),
        ('{"type": "subscribe", "since": -1}', "socket.bad_since"),
        ('{"type": "subscribe", "since": "1"}', "socket.bad_since"),
        ('{"type": "subscribe", "since": 1.0}', "socket.bad_since"),
        ('{"type": "subscribe", "since": 1e999}', "socket.malformed"),
        ('{"type": "subscribe", "since": true}', "socket.bad_since"),
        ('{"type": "subscribe", "since": [1]}', "socket.bad_since"),
        ('{"type": "subscribe", "since": 99999999999999999999}', "socket.bad_since"),
        ('{"type": "subscribe", "since": 1, "epoch": 1}', "socket.malformed"),
        ('{"type": "subscribe", "since": 1, "epoch": {}}', "socket.malformed"),
    ],
)
def test_a_bad_frame_is_answered_and_the_socket_stays(
    server: SocketServer, project: Project, address: str, frame: str | bytes, code: str
) -> None:
    with server.open(project[1], project[0] if address == "project" else None) as client:
        client.link.send(frame)
        answer = client.hear()
        assert (answer["type"], answer["code"]) == ("error", code)
        assert answer["detail"]
        assert client.is_silent()


@pytest.mark.parametrize(
    "body",
    [
        {"feedback_id": "x", "active": True},
        {"feedback_id": 7, "active": True},
        {"feedback_id": [SOMEBODY], "active": True},
        {"feedback_id": {"id": SOMEBODY}, "active": True},
        {"feedback_id": None, "active": True},
        {"feedback_id": SOMEBODY, "active": "true"},
        {"feedback_id": SOMEBODY, "active": 1},
        {"feedback_id": SOMEBODY},
        {"active": True},
    ],
)
def test_typing_of_nothing_is_answered(server: SocketServer, project: Project, body: dict[str, Any]) -> None:
    with server.open(project[1], project[0]) as client:
        client.say(type="typing", **body)
        assert client.hear()["code"] == "socket.malformed"
        assert client.is_silent()


@pytest.mark.parametrize("kind", ["typing", "playhead", "presence"])
def test_an_own_channel_shows_nobody(server: SocketServer, project: Project, kind: str) -> None:
    with server.open(project[1], None) as client:
        client.say(type=kind, state="idle")
        assert client.hear()["code"] == "socket.unknown_type"


@pytest.mark.parametrize("address", ["project", "own"])
def test_a_place_that_is_no_place_is_answered_by_a_resync(server: SocketServer, project: Project, address: str) -> None:
    channel = f"project:{project[0]}" if address == "project" else f"user:{project[1].user_id}"
    head = streams.head(channel)
    with server.open(project[1], project[0] if address == "project" else None) as client:
        here = {"type": "resync", "seq": head.seq, "epoch": head.epoch}
        for since, epoch in ((head.seq + 1, head.epoch), (2**63, None), (2**64 - 1, None), (head.seq, "another")):
            assert client.subscribed(since=since, **({"epoch": epoch} if epoch else {})) == here
        assert client.subscribed(since=head.seq, epoch=head.epoch)["type"] == "subscribed"


@pytest.mark.parametrize("query", ["?since=-1", "?since=x", "?since=", "?since=1.5", "?since=" + "9" * 30])
def test_a_bad_place_in_the_address_is_answered(server: SocketServer, project: Project, query: str) -> None:
    with server.open(project[1], project[0], query) as client:
        assert client.hear()["code"] == "socket.bad_since"
        assert client.subscribed()["type"] == "subscribed"


@pytest.mark.parametrize("size", [70_000, 1_000_000])
def test_a_large_frame_ends_the_socket(server: SocketServer, project: Project, size: int) -> None:
    with server.open(project[1], project[0]) as client:
        client.link.send(json.dumps({"type": "ping", "more": "x" * size}))
        assert client.close_code() == 1009


def test_a_large_message_in_small_pieces_ends_the_socket(server: SocketServer, project: Project) -> None:
    with server.open(project[1], project[0]) as client:
        with suppress(ConnectionClosed):
            client.link.send(("x" * 10_000 for _ in range(100)), text=True)
        assert client.close_code() == 1009


def test_a_thousand_frames_a_second_end_the_socket_and_nobody_elses(server: SocketServer, project: Project) -> None:
    with server.open(project[1], project[0]) as other, server.open(project[1], project[0]) as client:
        other.subscribed()
        with suppress(ConnectionClosed):
            for _ in range(1000):
                client.say(type="ping")
        assert client.close_code() == 4429
        assert other.is_silent()


def test_bytes_that_are_no_text_end_the_socket(server: SocketServer, project: Project) -> None:
    with server.open(project[1], project[0]) as client:
        client.link.send(b"\xff\xfe", text=True)
        assert client.close_code() == 1007


def test_garbage_instead_of_frames_ends_the_socket_and_no_other(server: SocketServer, project: Project) -> None:
    with server.open(project[1], project[0]) as other, server.open(project[1], project[0]) as client:
        other.subscribed()
        client.link.socket.sendall(os.urandom(4096))
        client.close_code()
        assert other.is_silent()


def test_an_unknown_address_is_no_socket(server: SocketServer, project: Project) -> None:
    from websockets.exceptions import InvalidStatus

    with pytest.raises(InvalidStatus) as refused, connect(f"ws://127.0.0.1:{server.port}/ws/elsewhere") as link:
        Client(link)
    answer = refused.value.response
    assert (answer.status_code, answer.headers["Content-Type"]) == (404, "application/problem+json")
    assert json.loads(answer.body or b"")["request_id"] == answer.headers["X-Request-ID"]


def test_who_subscribes_again_and_again_is_refused_and_stays(server: SocketServer, project: Project) -> None:
    with server.open(project[1], project[0]) as client:
        for _ in range(20):
            client.say(type="subscribe", since=0)
        client.say(type="ping")
        heard = list(iter(client.hear, {"type": "pong"}))
        assert {each["code"] for each in heard if each["type"] == "error"} == {"socket.too_many_subscriptions"}
