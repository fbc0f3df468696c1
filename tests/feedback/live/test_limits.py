"""What one socket and one person may use, and how the product says no."""

import signal
from contextlib import ExitStack
from pathlib import Path
from uuid import UUID

from core.domain.actor import Actor
from core.infrastructure.redis import redis_client
from stack.services.running import RunningService
from tests.feedback.live.conftest import Write
from tests.feedback.live.seats import seats
from tests.feedback.live.server import SocketServer, until

Project = tuple[UUID, Actor]
LARGE = "가" * 20_000


def test_the_sixth_socket_is_refused_until_one_is_free(server: SocketServer, project: Project) -> None:
    with ExitStack() as sockets:
        five = [sockets.enter_context(server.open(project[1], project[0])) for _ in range(5)]
        with server.open(project[1], project[0]) as sixth:
            assert sixth.close_code() == 4429
        five[0].link.close()
        until(lambda: seats("sockets", project[1]) == 4)
        with server.open(project[1], project[0]) as again:
            assert again.is_silent()
    until(lambda: seats("sockets", project[1]) == 0)


def test_an_abrupt_end_frees_the_seat(server: SocketServer, project: Project) -> None:
    with server.open(project[1], project[0]) as client:
        until(lambda: seats("sockets", project[1]) == 1)
        client.link.socket.shutdown(2)
        until(lambda: seats("sockets", project[1]) == 0)


def test_the_seats_of_a_killed_process_end_within_a_minute(
    project: Project, environment: dict[str, str], same_redis: RunningService
) -> None:
    other = SocketServer(environment)
    with other.open(project[1], project[0]):
        other.stop(signal.SIGKILL)
    (seat,) = redis_client().zrange(f"sockets:{project[1].user_id}", 0, -1, withscores=True)
    seconds, _ = redis_client().time()
    assert seconds < seat[1] / 1000 <= seconds + 61
    assert 0 < redis_client().pttl(f"sockets:{project[1].user_id}") <= 60_000


def test_seats_are_counted_over_processes(server: SocketServer, project: Project, environment: dict[str, str]) -> None:
    other = SocketServer(environment)
    try:
        with ExitStack() as sockets:
            for each in (server, other, server, other, server):
                assert sockets.enter_context(each.open(project[1], project[0])).is_silent()
            with other.open(project[1], project[0]) as sixth:
                assert sixth.close_code() == 4429
    finally:
        other.stop()


def test_without_redis_a_process_counts_its_own(
    server: SocketServer, project: Project, same_redis: RunningService
) -> None:
    same_redis.kill()
    with ExitStack() as sockets:
        for _ in range(5):
            assert sockets.enter_context(server.open(project[1], project[0])).is_silent()
        with server.open(project[1], project[0]) as sixth:
            assert sixth.close_code() == 4429


def test_slow_readers_are_closed_and_delay_nobody(server: SocketServer, project: Project, write: Write) -> None:
    with server.open(project[1], project[0]) as quick, ExitStack() as sockets:
        slow = [sockets.enter_context(server.open(project[1], project[0], max_queue=1)) for _ in range(4)]
        for client in (quick, *slow):
            client.subscribed()
        before = memory_of(server)
        numbers = write(project[0], 600, together=True, text=LARGE)
        assert quick.numbers(600) == numbers
        # Each of the four is owed as much as the quick one has read.
        owed = 4 * 600 * len(LARGE.encode())
        assert memory_of(server) - before < owed / 2
        until(lambda: seats("sockets", project[1]) == 1)
        assert [client.close_code() for client in slow] == [1013] * 4
        assert quick.is_silent()


def memory_of(server: SocketServer) -> int:
    """In bytes, of the server's process."""
    status = Path(f"/proc/{server.process.pid}/status").read_text()
    return int(status.split("VmRSS:")[1].split()[0]) * 1024


def test_who_answers_no_ping_is_closed(
    project: Project, environment: dict[str, str], same_redis: RunningService
) -> None:
    other = SocketServer(environment, "--ws-ping-interval", "0.3", "--ws-ping-timeout", "0.3")
    try:
        assert other.close_code_of_the_silent(project[1], project[0]) == 4408
    finally:
        other.stop()


def test_a_server_that_stops_says_so(project: Project, environment: dict[str, str], same_redis: RunningService) -> None:
    other = SocketServer(environment)
    with other.open(project[1], project[0]) as client:
        assert client.is_silent()
        other.stop()
        assert client.close_code() == 1012
    assert other.process.returncode in (0, -signal.SIGTERM)
