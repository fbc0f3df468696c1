"""What the image's own check says of each process."""

import http.server
import os
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from stack import process
from stack.alive import FRESH_SECONDS, is_alive, note_process
from stack.ports import free_ports


class Healthy(http.server.BaseHTTPRequestHandler):
    def do_GET(self) -> None:
        self.send_response(200 if self.path == "/health/live" else 404)
        self.end_headers()

    def log_message(self, *_: object) -> None:
        """Nothing to tell."""


@pytest.fixture
def port() -> Iterator[int]:
    with http.server.HTTPServer(("127.0.0.1", 0), Healthy) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield server.server_port
        server.shutdown()


def container(folder: Path, name: str, **more: object) -> dict[str, str]:
    files = {"PROCESS_FILE": str(folder / "process"), "HEARTBEAT_FILE": str(folder / "heartbeat")}
    environment = files | {key: str(value) for key, value in more.items()}
    note_process(name, environment)
    return environment


@pytest.mark.parametrize("name", ["web", "sockets", "metrics"])
def test_what_serves_is_asked(name: str, port: int, tmp_path: Path) -> None:
    (nobody,) = free_ports(1)
    variable = f"{name.upper()}_PORT"
    assert is_alive(container(tmp_path, name, **{variable: port}))
    assert not is_alive(container(tmp_path, name, **{variable: nobody}))


@pytest.mark.parametrize("name", ["worker", "media", "encoder", "webhooks", "planner", "beat"])
def test_what_works_off_tasks_has_touched_its_file_lately(name: str, tmp_path: Path) -> None:
    environment = container(tmp_path, name)
    assert not is_alive(environment)
    heartbeat = tmp_path / "heartbeat"
    heartbeat.touch()
    assert is_alive(environment)
    at = time.time() - FRESH_SECONDS - 1
    os.utime(heartbeat, (at, at))
    assert not is_alive(environment)


def test_what_the_process_before_has_touched_does_not_count(tmp_path: Path) -> None:
    container(tmp_path, "worker")
    (tmp_path / "heartbeat").touch()
    assert not is_alive(container(tmp_path, "worker"))


def test_every_process_of_the_image_can_be_asked(tmp_path: Path) -> None:
    files = {"WEB_PORT": 1, "SOCKETS_PORT": 1, "METRICS_PORT": 1}
    asked = {name: is_alive(container(tmp_path, name, **files)) for name in process.NAMES if name != "front"}
    assert {name for name, alive in asked.items() if alive} == {"prepare", "manage"}
