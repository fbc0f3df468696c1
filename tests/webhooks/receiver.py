"""A receiver of webhooks on 127.0.0.1, which answers what it is told to."""

import socket
import ssl
import threading
from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager, suppress
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

import orjson


@dataclass(frozen=True)
class Received:
    """A request; the names of its headers are in small letters."""

    path: str
    headers: dict[str, str]
    body: bytes

    @property
    def id(self) -> str:
        return self.headers["webhook-id"]

    @property
    def message(self) -> dict[str, Any]:
        return dict(orjson.loads(self.body))


@dataclass(frozen=True)
class Reply:
    status: int = 200
    body: bytes = b"thanks"
    headers: dict[str, str] = field(default_factory=dict)


class Receiver:
    """Answers `replies` one after the other, then `otherwise`; `received` are the requests, in their order.

    Nothing is answered while `answers` is cleared.
    """

    def __init__(self, certificate: ssl.SSLContext | None = None) -> None:
        self.received: list[Received] = []
        self.replies: list[Reply] = []
        self.otherwise = Reply()
        self.answers = threading.Event()
        self.answers.set()
        self.connections = 0
        self._server = ThreadingHTTPServer(("127.0.0.1", 0), _handler(self))
        self._server.daemon_threads = True
        if certificate is not None:
            self._server.socket = certificate.wrap_socket(self._server.socket, server_side=True)
        threading.Thread(target=self._server.serve_forever, args=(0.01,), daemon=True).start()

    @property
    def port(self) -> int:
        return int(self._server.server_address[1])

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.port}/hook?key=geheim"

    @property
    def seqs(self) -> list[int]:
        return [each.message["seq"] for each in self.received]

    @property
    def types(self) -> list[str]:
        return [each.message["type"] for each in self.received]

    def close(self) -> None:
        self._server.shutdown()
        self._server.server_close()


@contextmanager
def silent_port() -> Iterator[int]:
    """Takes connections and says nothing."""
    with socket.create_server(("127.0.0.1", 0)) as server:
        yield int(server.getsockname()[1])


@contextmanager
def answering_port(*pieces: bytes, pause: float = 0) -> Iterator[int]:
    """Says the pieces to whoever connects, whatever they say themselves."""
    ended = threading.Event()

    def say(server: socket.socket) -> None:
        with suppress(OSError):
            connection, _ = server.accept()
            with connection:
                for piece in pieces:
                    connection.sendall(piece)
                    if ended.wait(pause):
                        return

    with socket.create_server(("127.0.0.1", 0)) as server:
        threading.Thread(target=say, args=(server,), daemon=True).start()
        yield int(server.getsockname()[1])
        ended.set()


@contextmanager
def sipping_port(sip: int) -> Iterator[int]:
    """Reads `sip` bytes twenty times a second."""
    ended = threading.Event()

    def read(server: socket.socket) -> None:
        with suppress(OSError):
            connection, _ = server.accept()
            with connection:
                while not ended.wait(0.05):
                    if sip:
                        connection.recv(sip)

    with socket.create_server(("127.0.0.1", 0)) as server:
        threading.Thread(target=read, args=(server,), daemon=True).start()
        yield int(server.getsockname()[1])
        ended.set()


def dripping_port() -> AbstractContextManager[int]:
    """A header that has no end, a byte at a time."""
    return answering_port(b"HTTP/1.1 200 OK\r\nx: ", *[b"x"] * 10_000, pause=0.05)


def _handler(receiver: Receiver) -> type[BaseHTTPRequestHandler]:
    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def setup(self) -> None:
            receiver.connections += 1
            super().setup()

        def do_POST(self) -> None:
            body = self.rfile.read(int(self.headers["content-length"]))
            headers = {name.lower(): value for name, value in self.headers.items()}
            receiver.received.append(Received(self.path, headers, body))
            receiver.answers.wait(60)
            reply = receiver.replies.pop(0) if receiver.replies else receiver.otherwise
            self.send_response(reply.status)
            for name, value in {"content-length": str(len(reply.body)), **reply.headers}.items():
                self.send_header(name, value)
            with suppress(OSError):
                self.end_headers()
                self.wfile.write(reply.body)

        do_GET = do_POST

        def log_message(self, *_: Any) -> None:
            """Nobody reads it."""

    return Handler
