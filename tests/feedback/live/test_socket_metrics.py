"""What is told to those who watch the product: how many sockets there are, what they got, and why they ended."""

import re
from collections.abc import Callable, Iterator
from contextlib import ExitStack, suppress
from pathlib import Path
from typing import Any
from uuid import UUID

import httpx
import pytest
from websockets.exceptions import ConnectionClosed
from websockets.frames import Opcode

from core.domain.actor import Actor
from core.infrastructure import metrics, streams
from core.infrastructure.attendance import seen
from stack.services.running import RunningService
from tests.feedback.live.conftest import Write
from tests.feedback.live.hostile import frame, ruffian
from tests.feedback.live.seats import seats
from tests.feedback.live.server import SocketServer, awaited, until

Project = tuple[UUID, Actor]
Watch = Callable[..., SocketServer]
CLOSED = re.compile(r'^videoplanet_sockets_closed_total\{process="sockets",reason="([^"]*)"\} (\S+)$', re.MULTILINE)
ROUNDS = 6


@pytest.fixture
def watch(environment: dict[str, str], same_redis: RunningService, tmp_path: Path, settings: Any) -> Iterator[Watch]:
    """`watch("--option", …)` is a server of its own whose metrics are read here."""
    settings.METRICS_DIR = tmp_path
    (tmp_path / "sockets").mkdir()
    with ExitStack() as servers:

        def started(*options: str) -> SocketServer:
            server = SocketServer({**environment, "PROMETHEUS_MULTIPROC_DIR": str(tmp_path / "sockets")}, *options)
            servers.callback(server.stop)
            return server

        yield started


@pytest.fixture
def watched(watch: Watch) -> SocketServer:
    return watch()


def value(series: str) -> float:
    """Of all series of that name, or of those with its label."""
    name, _, label = series.rstrip("}").partition("{")
    lines = [line for line in metrics.exposition().decode().splitlines() if line.startswith(name) and label in line]
    return sum(float(line.rpartition(" ")[2]) for line in lines)


def closed() -> dict[str, int]:
    """Sockets that the server ended, by reason."""
    return {reason: int(float(count)) for reason, count in CLOSED.findall(metrics.exposition().decode())}


def test_open_sockets_and_what_was_sent_are_counted(watched: SocketServer, project: Project, write: Write) -> None:
    with ExitStack() as sockets:
        clients = [sockets.enter_context(watched.open(project[1], project[0])) for _ in range(3)]
        own = sockets.enter_context(watched.open(project[1], None))
        for client in (*clients, own):
            client.subscribed()
        until(lambda: value('videoplanet_sockets_open{channel="project"}') == 3)
        assert value('videoplanet_sockets_open{channel="user"}') == 1
        write(project[0], 20)
        for client in clients:
            client.numbers(20)
        until(lambda: value("videoplanet_socket_frames_total") >= 60)
        # Once for all sockets of the process.
        assert value("videoplanet_stream_lag_seconds_count") == 20
        assert 0 < value("videoplanet_stream_lag_seconds_sum") < 20 * 60
    until(lambda: value("videoplanet_sockets_open") == 0)


def test_why_the_server_ended_a_socket_is_counted(watched: SocketServer, project: Project) -> None:
    with watched.open(project[1], project[0]) as client:
        with suppress(ConnectionClosed):
            for _ in range(80):
                client.say(type="ping")
        assert client.close_code() == 4429
    until(lambda: value('videoplanet_sockets_closed_total{reason="socket.too_many_frames"}') == 1)
    assert value("videoplanet_sockets_closed_total") == 1


def test_each_that_answers_no_ping_is_counted_once(watch: Watch, project: Project) -> None:
    server = watch("--ws-ping-interval", "0.3", "--ws-ping-timeout", "0.3")
    for number in (1, 2):
        assert server.close_code_of_the_silent(project[1], project[0]) == 4408
        until(lambda number=number: sum(closed().values()) >= number)  # type: ignore[misc]
        assert closed() == {"socket.no_pong": number}


FLOODS = {
    "pings": frame(Opcode.PING),
    "pings between words, both too many": frame(Opcode.PING) + frame(Opcode.TEXT, b'{"type": "ping"}'),
}


@pytest.mark.parametrize("kind", FLOODS)
def test_each_that_floods_with_what_says_nothing_is_counted_once(
    watched: SocketServer, project: Project, kind: str
) -> None:
    for number in (1, 2):
        with ruffian(watched, project[1], project[0]) as client:
            client.throw(FLOODS[kind] * 300)
            # Where the server has not read all of it, its close frame may be lost.
            assert client.end() in {4429, None}
        until(lambda number=number: sum(closed().values()) >= number)  # type: ignore[misc]
        assert closed() == {"socket.too_many_frames": number}


def test_a_client_that_goes_is_not_counted_whatever_it_says(watched: SocketServer, project: Project) -> None:
    for reason in ("socket.no_pong", "a word of its own"):
        with watched.open(project[1], project[0]) as client:
            client.subscribed()
            client.link.close(4408, reason)
    until(lambda: value("videoplanet_sockets_open") == seats("sockets", project[1]) == 0)
    assert closed() == {}


def test_clients_that_come_and_go_leave_nothing(watched: SocketServer, project: Project) -> None:
    """Whether they say goodbye, are cut off, or go away while they wait. Pools grow with what comes at once, and only
    so far; what clients left behind would grow with every round."""
    come_and_go(watched, project)
    assert any(leave_nothing(watched, project) for _ in range(ROUNDS))


def leave_nothing(server: SocketServer, project: Project) -> bool:
    before = descriptors(server)
    come_and_go(server, project)
    return bool(awaited(lambda: descriptors(server) <= before, 5))


def come_and_go(server: SocketServer, project: Project) -> None:
    address = f"http://127.0.0.1:{server.port}/v2/events/{project[0]}"
    question = {"since": streams.head(f"project:{project[0]}").seq, "wait": 25}
    for number in range(30):
        with server.open(project[1], project[0] if number % 2 else None) as client:
            client.say(type="ping")
            if number % 3 == 0:
                client.link.socket.shutdown(2)
        if number % 5 == 0:
            with pytest.raises(httpx.ReadTimeout):
                httpx.get(address, params=question, timeout=0.2, headers=bearer(project[1]))
    until(lambda: value("videoplanet_sockets_open") == value("videoplanet_events_waiting") == 0)
    # Seats are given back once a socket or a question counts no more.
    until(lambda: seats("sockets", project[1]) == seats("waits", project[1]) == 0)


def bearer(actor: Actor) -> dict[str, str]:
    from identity.bootstrap import issue_access_token

    return {"Authorization": f"Bearer {issue_access_token(actor)}"}


def descriptors(server: SocketServer) -> int:
    """Files and connections that the server's process holds open."""
    return len(list(Path(f"/proc/{server.process.pid}/fd").iterdir()))


def test_the_server_says_that_it_works(environment: dict[str, str], same_redis: RunningService) -> None:
    server = SocketServer({**environment, "PROCESS_KIND": "stage"})
    until(lambda: seen(["stage"])["stage"] > 0)
    server.stop()
