"""A web process alone, before a storage that the test plays itself."""

import os
import socket
import subprocess
from collections.abc import Iterator

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


@pytest.fixture
def web(storage: socket.socket) -> Iterator[int]:
    """Its port."""
    (port,) = free_ports(1)
    more = {"WEB_PORT": str(port), "WEB_WORKERS": "1", "S3_ENDPOINT_URL": "http://{}:{}".format(*storage.getsockname())}
    process = subprocess.Popen(command("web", more), cwd=ROOT, env=os.environ | more)
    yield port
    process.terminate()
    process.wait(20)


def test_a_process_asks_what_it_needs_before_anybody_asks_it_and_waits_for_nobody(
    storage: socket.socket, web: int
) -> None:
    with storage.accept()[0] as link:
        assert link.recv(1 << 16).startswith(f"HEAD /{os.environ['S3_BUCKET']} ".encode())
        until(lambda: answers_http(web, "/health/live", 200), "an answer while storage gives none")
