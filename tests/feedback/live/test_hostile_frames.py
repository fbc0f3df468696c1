"""Frames that no client sends: whoever sends them is answered or put out, and nobody else notices."""

import os
import random
import string
from collections.abc import Iterator
from contextlib import suppress
from typing import Any
from uuid import UUID

import orjson
import pytest
from websockets.exceptions import ConnectionClosed
from websockets.frames import Opcode

from core.domain.actor import Actor
from core.infrastructure.sockets import EMPTY_FRAMES_A_SECOND
from tests.feedback.live.hostile import frame, memory_of, ruffian
from tests.feedback.live.server import PATIENCE, Client, SocketServer

Project = tuple[UUID, Actor]
CASES = int(os.environ.get("SOCKET_CASES", "300"))
# A second's worth, so that nobody is put out for the number of frames.
A_SOCKET = 20
MEGABYTE = 1024 * 1024
TYPES = ("subscribe", "typing", "presence", "playhead", "pong", "resync", "batch", "feedback.created", "")
FIELDS = ("since", "epoch", "state", "active", "feedback_id", "version_id", "frame", "playing", "seq", "data", "type")


@pytest.fixture
def witness(server: SocketServer, project: Project) -> Iterator[Client]:
    """Somebody else on the same channel, who hears nothing of it."""
    with server.open(project[1], project[0]) as client:
        client.subscribed()
        yield client
        assert client.is_silent()
        assert server.process.poll() is None


def made_up(dice: random.Random, depth: int = 0) -> Any:
    """A JSON value of any kind."""
    kind = dice.randrange(8 if depth < 4 else 6)
    if kind == 0:
        return dice.choice((None, True, False, 0, -1, 1.5, 1e308, 2**53, 2**63, 2**64 - 1, -(2**63)))
    if kind < 3:
        return "".join(dice.choices(string.printable + "가\u200b\u202e\x00\ud7ff🎬", k=dice.randrange(40)))
    if kind < 6:
        return dice.choice(("", "0192f0c8-7c00-7000-8000-000000000000", "../../etc/passwd", "' OR 1=1 --", 7, []))
    if kind == 6:
        return [made_up(dice, depth + 1) for _ in range(dice.randrange(5))]
    return {dice.choice(FIELDS): made_up(dice, depth + 1) for _ in range(dice.randrange(5))}


def made_up_frame(dice: random.Random) -> str | bytes:
    body = {dice.choice(FIELDS): made_up(dice) for _ in range(dice.randrange(4))} | {"type": dice.choice(TYPES)}
    text = orjson.dumps(body)
    if dice.random() < 0.3:
        # Some of its bytes turn over.
        place = dice.randrange(len(text))
        text = text[:place] + dice.randbytes(dice.randrange(1, 4)) + text[place + dice.randrange(3) :]
    with suppress(UnicodeDecodeError):
        return text.decode()
    return text


@pytest.mark.parametrize("seed", range(3))
@pytest.mark.parametrize("address", ["project", "own"])
def test_made_up_frames_are_answered_or_passed_over(
    server: SocketServer, project: Project, witness: Client, address: str, seed: int
) -> None:
    dice, left = random.Random(seed), CASES // 6
    while left > 0:
        with server.open(project[1], project[0] if address == "project" else None) as client:
            for _ in range(A_SOCKET):
                client.link.send(made_up_frame(dice))
            client.say(type="ping")
            answers = list(iter(client.hear, {"type": "pong"}))
        codes = {answer["code"] for answer in answers if answer["type"] == "error"}
        assert codes
        assert all(code.startswith("socket.") for code in codes), codes
        left -= A_SOCKET


RUDE: dict[str, tuple[bytes, set[int | None]]] = {
    "a reserved bit": (frame(Opcode.TEXT, b"{}", rsv=4), {1002}),
    "an opcode that is none": (frame(3, b"{}"), {1002}),
    "a control opcode that is none": (frame(0xB, b"{}"), {1002}),
    "no mask": (frame(Opcode.TEXT, b"{}", masked=False), {1002}),
    "a continuation of nothing": (frame(Opcode.CONT, b"{}"), {1002}),
    "two messages in one": (frame(Opcode.TEXT, b"{", fin=False) + frame(Opcode.TEXT, b"}"), {1002}),
    "a ping in pieces": (frame(Opcode.PING, b"x", fin=False), {1002}),
    "a large ping": (frame(Opcode.PING, b"x" * 126), {1002}),
    "text that is none": (frame(Opcode.TEXT, b"\xc0\xaf"), {1007}),
    "half a character": (frame(Opcode.TEXT, b"\xed\x95", fin=False) + frame(Opcode.CONT, b"}"), {1007}),
    "more than there can be": (b"\x81\xff" + b"\x7f" + b"\xff" * 7 + bytes(4), {1009, 1002}),
    "a length of 2^64-1": (b"\x81\xff" + b"\xff" * 8 + bytes(4), {1009, 1002}),
    "a close without a code": (frame(Opcode.CLOSE, b"\x03"), {1002}),
    "a close by a code that is none": (frame(Opcode.CLOSE, b"\x00\x01"), {1002}),
    "a close for a reason that is none": (frame(Opcode.CLOSE, b"\x03\xe8\xff\xfe"), {1007, 1002}),
    "another handshake": (b"GET /ws/notifications HTTP/1.1\r\nHost: x\r\nUpgrade: websocket\r\n\r\n", {1002}),
}


@pytest.mark.parametrize("rude", RUDE)
def test_whoever_breaks_the_protocol_is_put_out(
    server: SocketServer, project: Project, witness: Client, rude: str
) -> None:
    data, codes = RUDE[rude]
    with ruffian(server, project[1], project[0]) as client:
        client.throw(data)
        assert client.end() in codes


@pytest.mark.parametrize("seed", range(8))
def test_random_bytes_are_put_out_or_left_waiting(
    server: SocketServer, project: Project, witness: Client, seed: int
) -> None:
    dice = random.Random(seed)
    with ruffian(server, project[1], project[0]) as client:
        client.throw(frame(Opcode.PING, b"here"))
        client.throw(bytes([dice.choice((0x81, 0x82, 0x01, 0x88, 0x89)), dice.randrange(0x80, 0xFE)]))
        client.throw(dice.randbytes(4096))
        client.throw(bytes([0x83]) * 70_000)
        assert client.end() in {1000, 1002, 1007, 1009, None, *range(3000, 5000)}


def test_a_frame_that_comes_byte_by_byte_is_a_frame(server: SocketServer, project: Project, witness: Client) -> None:
    with server.open(project[1], project[0]) as client:
        for each in frame(Opcode.TEXT, b'{"type": "ping"}'):
            client.link.socket.sendall(bytes([each]))
        assert client.hear() == {"type": "pong"}


FLOODS = {
    "pings": frame(Opcode.PING, b"x" * 125),
    "pongs": frame(Opcode.PONG, b"x" * 125),
    "empty pieces": frame(Opcode.CONT, fin=False),
    "small pieces": frame(Opcode.CONT, b" ", fin=False),
}


@pytest.mark.parametrize("kind", FLOODS)
def test_a_flood_that_says_nothing_is_not_kept_and_ends(
    server: SocketServer, project: Project, witness: Client, kind: str
) -> None:
    before = memory_of(server)
    with ruffian(server, project[1], project[0]) as client:
        client.throw(frame(Opcode.TEXT, b"{", fin=False))
        # Nothing of what comes back is read meanwhile.
        for _ in range(60):
            client.throw(FLOODS[kind] * 2000)
        assert witness.is_silent()
        assert memory_of(server) - before < 20 * MEGABYTE
        assert client.end() in {4429, None}


def test_who_pings_now_and_then_stays(server: SocketServer, project: Project, witness: Client) -> None:
    with server.open(project[1], project[0]) as client:
        for _ in range(EMPTY_FRAMES_A_SECOND):
            assert client.link.ping().wait(PATIENCE)
        assert client.is_silent()


def test_nobody_is_held_up_by_a_crowd_that_says_nonsense(
    server: SocketServer, project: Project, witness: Client
) -> None:
    before = memory_of(server)
    for seed in range(40):
        with server.open(project[1], project[0]) as client, suppress(ConnectionClosed):
            client.link.socket.sendall(random.Random(seed).randbytes(MEGABYTE // 4))
            client.close_code()
    assert memory_of(server) - before < 20 * MEGABYTE
