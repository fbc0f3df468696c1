"""A socket server as the product runs it, in a process of its own, and clients that talk to it."""

import json
import os
import signal
import socket
import subprocess
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any
from uuid import UUID

from websockets.client import ClientProtocol
from websockets.exceptions import ConnectionClosed
from websockets.sync.client import ClientConnection, connect
from websockets.uri import parse_uri

from core.domain.actor import Actor
from stack.ports import free_ports
from stack.process import command

ROOT = Path(__file__).parents[3]
PATIENCE = 60.0


class SocketServer:
    """The product's own command on a free port; `options` are further arguments of it."""

    def __init__(self, environment: dict[str, str], *options: str) -> None:
        (self.port,) = free_ports(1)
        self.process = subprocess.Popen(
            [*command("sockets", {"SOCKETS_PORT": str(self.port)}), *options],
            cwd=ROOT,
            env={**os.environ, **environment, "LOG_FORMAT": "text"},
        )
        until(self._answers)

    def _answers(self) -> bool:
        assert self.process.poll() is None
        with socket.socket() as probe:
            return probe.connect_ex(("127.0.0.1", self.port)) == 0

    def address(self, project_id: UUID | str | None, query: str = "") -> str:
        """Of a project's socket; of the person's own without a project."""
        path = "notifications" if project_id is None else f"feedback/{project_id}"
        return f"ws://127.0.0.1:{self.port}/ws/{path}{query}"

    @contextmanager
    def open(self, actor: Actor, project_id: UUID | str | None, query: str = "", **options: Any) -> Iterator["Client"]:
        """A socket of `actor`, by bearer token."""
        from identity.bootstrap import issue_access_token

        headers = {"Authorization": f"Bearer {issue_access_token(actor)}"}
        with connect(self.address(project_id, query), additional_headers=headers, **options) as link:
            yield Client(link)

    def close_code_of_the_silent(self, actor: Actor, project_id: UUID) -> int | None:
        """The code that a client gets which takes everything and says nothing, no pong either."""
        from identity.bootstrap import issue_access_token

        protocol = ClientProtocol(parse_uri(self.address(project_id)))
        request = protocol.connect()
        request.headers["Authorization"] = f"Bearer {issue_access_token(actor)}"
        protocol.send_request(request)
        with socket.create_connection(("127.0.0.1", self.port), PATIENCE) as link:
            link.sendall(b"".join(protocol.data_to_send()))
            while data := link.recv(65536):
                protocol.receive_data(data)
        return protocol.close_rcvd.code if protocol.close_rcvd else None

    def stop(self, how: signal.Signals = signal.SIGTERM) -> None:
        self.process.send_signal(how)
        self.process.wait(PATIENCE)


class Client:
    """One socket and the frames that came."""

    def __init__(self, link: ClientConnection) -> None:
        self.link = link

    def say(self, **frame: Any) -> None:
        self.link.send(json.dumps(frame))

    def hear(self) -> dict[str, Any]:
        """The next frame that is not about who is there."""
        while (frame := self.hear_all())["type"].startswith("presence."):
            pass
        return frame

    def hear_all(self) -> dict[str, Any]:
        """The next frame, whatever it is."""
        frame: dict[str, Any] = json.loads(self.link.recv(PATIENCE))
        return frame

    def news(self) -> list[dict[str, Any]]:
        """What the next frame tells, one or many."""
        frame = self.hear_all()
        return list(frame["frames"]) if frame["type"] == "batch" else [frame]

    def subscribed(self, **wish: Any) -> dict[str, Any]:
        """The answer to a subscription."""
        self.say(type="subscribe", **wish)
        return self.hear()

    def numbers(self, count: int) -> list[int]:
        """The numbers of the next `count` frames."""
        return [self.hear()["seq"] for _ in range(count)]

    def close_code(self) -> int:
        """Reads on until the server closes."""
        with suppress(ConnectionClosed):
            while True:
                self.link.recv(PATIENCE)
        assert self.link.close_code is not None
        return self.link.close_code

    def is_silent(self) -> bool:
        """Whether nothing stood before the answer to a ping."""
        return self.hear_after_ping() == {"type": "pong"}

    def hear_after_ping(self) -> dict[str, Any]:
        self.say(type="ping")
        return self.hear()


def until(condition: Callable[[], Any]) -> Any:
    found = awaited(condition, PATIENCE)
    assert found, "it did not happen in time"
    return found


def awaited(condition: Callable[[], Any], seconds: float) -> Any:
    """What it says once that is true, or when time is up."""
    deadline = time.monotonic() + seconds
    while not (found := condition()) and time.monotonic() < deadline:
        time.sleep(0.02)
    return found
