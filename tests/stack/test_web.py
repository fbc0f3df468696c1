"""A web process alone, before a storage that the test plays itself."""

import http.client
import os
import socket
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from stack.ports import answers_http, free_ports
from stack.process import command
from stack.programs import ROOT
from tests.stack.run import until


@pytest.fixture
def storage() -> Iterator[socket.socket]:
    with socket.create_server(("127.0.0.1", 0)) as listener:
        listener.settimeout(60)
        yield listener


@dataclass(frozen=True)
class Web:
    port: int
    process: subprocess.Popen[bytes]

    def answers(self) -> bool:
        return answers_http(self.port, "/health/live", 200)


@pytest.fixture
def web(storage: socket.socket, tmp_path: Path) -> Iterator[Web]:
    (port,) = free_ports(1)
    more = {"WEB_PORT": str(port), "WEB_WORKERS": "1", "S3_ENDPOINT_URL": "http://{}:{}".format(*storage.getsockname())}
    more |= {"WEB_DRAIN_SECONDS": "2", "TMPDIR": str(tmp_path)}
    process = subprocess.Popen(command("web", more), cwd=ROOT, env=os.environ | more)
    yield Web(port, process)
    process.terminate()
    process.wait(20)


def test_a_process_asks_what_it_needs_before_anybody_asks_it_and_waits_for_nobody(
    storage: socket.socket, web: Web
) -> None:
    with storage.accept()[0] as link:
        assert link.recv(1 << 16).startswith(f"HEAD /{os.environ['S3_BUCKET']} ".encode())
        until(web.answers, "an answer while storage gives none")


def test_a_process_that_is_told_to_end_serves_on_and_lets_go_of_connections_that_are_kept(web: Web) -> None:
    until(web.answers, "a first answer")
    link = http.client.HTTPConnection("127.0.0.1", web.port, timeout=20)
    assert _asked(link) == (200, None)
    web.process.terminate()
    until(lambda: not web.answers(), "the end to be told")
    assert _asked(link) == (503, "close")
    assert web.process.wait(20) == 0


def test_nobody_else_can_give_notice_that_it_ends_and_nothing_of_it_is_left(web: Web, tmp_path: Path) -> None:
    until(web.answers, "a first answer")
    assert [path.stat().st_mode & 0o777 for path in tmp_path.iterdir()] == [0o700]
    web.process.terminate()
    assert web.process.wait(20) == 0
    assert list(tmp_path.iterdir()) == []


def _asked(link: http.client.HTTPConnection) -> tuple[int, str | None]:
    link.request("GET", "/health/live")
    answer = link.getresponse()
    answer.read()
    return answer.status, answer.headers["Connection"]
