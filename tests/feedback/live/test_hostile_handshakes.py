"""Knocks that no client makes: each is refused or hung up on, and whoever is inside notices nothing."""

import os
import socket
from contextlib import ExitStack
from uuid import UUID

import pytest

from core.domain.actor import Actor
from tests.feedback.live.hostile import knock, memory_of
from tests.feedback.live.server import PATIENCE, SocketServer

Project = tuple[UUID, Actor]
MEGABYTE = 1024 * 1024
UPGRADE = "Upgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Version: 13\r\n"
KEY = "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n"


def asked(more: str = UPGRADE + KEY, line: str = "GET /ws/notifications HTTP/1.1") -> bytes:
    return f"{line}\r\nHost: localhost\r\n{more}\r\n".encode()


KNOCKS: dict[str, bytes] = {
    "nothing": b"",
    "no request": b"\x00\x01\x02\r\n\r\n",
    "a handshake of TLS": b"\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03" + bytes(508),
    "HTTP/2": b"PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n" + bytes(9),
    "no key": asked(UPGRADE),
    "a key that is none": asked(UPGRADE + "Sec-WebSocket-Key: x\r\n"),
    "two keys": asked(UPGRADE + KEY + KEY),
    "another version": asked(UPGRADE.replace("13", "99") + KEY),
    "POST": asked(line="POST /ws/notifications HTTP/1.1"),
    "HTTP/1.0": asked(line="GET /ws/notifications HTTP/1.0"),
    "HTTP/9.9": asked(line="GET /ws/notifications HTTP/9.9"),
    "a method that is none": asked(line="\x7f\x01 /ws/notifications HTTP/1.1"),
    "no host": b"GET /ws/notifications HTTP/1.1\r\n" + (UPGRADE + KEY).encode() + b"\r\n",
    "two lengths": asked("Content-Length: 5\r\nContent-Length: 7\r\n" + UPGRADE + KEY),
    "a length and pieces": asked("Content-Length: 5\r\nTransfer-Encoding: chunked\r\n" + UPGRADE + KEY),
    "a length below nothing": asked("Content-Length: -1\r\n" + UPGRADE + KEY),
    "a line that goes on": asked("X-Long: a\r\n b\r\n" + UPGRADE + KEY),
    "a blank before the colon": asked("Authorization : Bearer x\r\n" + UPGRADE + KEY),
    "a naked line feed": asked().replace(b"\r\n", b"\n"),
    "a nil in a header": asked("X-Nil: a\x00b\r\n" + UPGRADE + KEY),
    "a header of 1 MB": asked("X-Large: " + "x" * MEGABYTE + "\r\n" + UPGRADE + KEY),
    "20,000 headers": asked("X-Many: 1\r\n" * 20_000 + UPGRADE + KEY),
    "an address of 200 kB": asked(line=f"GET /ws/notifications?ticket={'x' * 200_000} HTTP/1.1"),
    "an address out of the house": asked(line="GET http://elsewhere.example/ws/notifications HTTP/1.1"),
    "an address upwards": asked(line="GET /ws/../../etc/passwd HTTP/1.1"),
    "a project that is none": asked(line="GET /ws/feedback/%00%0d%0aX:%201 HTTP/1.1"),
    "a token that is none": asked(UPGRADE + KEY + "Authorization: Bearer " + "x." * 3000 + "\r\n"),
    "a ticket that is none": asked(line="GET /ws/notifications?ticket=%ff%fe%00 HTTP/1.1"),
    "a thousand protocols": asked(UPGRADE + KEY + "Sec-WebSocket-Protocol: " + "a," * 1000 + "b\r\n"),
    "extensions that are none": asked(UPGRADE + KEY + 'Sec-WebSocket-Extensions: ;;;="\r\n'),
    "a bomb of an extension": asked(
        UPGRADE + KEY + "Sec-WebSocket-Extensions: permessage-deflate; server_max_window_bits=8\r\n"
    ),
}


@pytest.mark.parametrize("name", KNOCKS)
def test_whoever_knocks_wrongly_stays_outside(server: SocketServer, project: Project, name: str) -> None:
    with server.open(project[1], project[0]) as other:
        answer = knock(server, KNOCKS[name])
        status = answer.split(b" ", 2)[1:2]
        # What looks like a client is let in to be told why it is put out; one without a token never hears more.
        assert not status or status[0] in {b"101", b"400", b"401", b"403", b"404", b"405", b"426", b"431"}, answer[:200]
        assert b"Traceback" not in answer
        assert other.is_silent()
    assert server.process.poll() is None


def test_who_says_half_a_handshake_holds_nobody_up(server: SocketServer, project: Project) -> None:
    before = memory_of(server)
    with ExitStack() as links:
        for number in range(300):
            link = socket.create_connection(("127.0.0.1", server.port), PATIENCE)
            links.enter_context(link)
            link.sendall(asked()[: 1 + number % 80])
        with server.open(project[1], project[0]) as client:
            assert client.is_silent()
        assert memory_of(server) - before < 30 * MEGABYTE
    assert server.process.poll() is None


def test_headers_without_end_are_not_kept(server: SocketServer, project: Project) -> None:
    before = memory_of(server)
    with socket.create_connection(("127.0.0.1", server.port), PATIENCE) as link:
        link.sendall(b"GET /ws/notifications HTTP/1.1\r\nX-Large: ")
        taken = 0
        try:
            for _ in range(60):
                taken += link.send(os.urandom(8).hex().encode() * MEGABYTE)
        except OSError:
            pass
        assert taken < 40 * MEGABYTE
    assert memory_of(server) - before < 20 * MEGABYTE
