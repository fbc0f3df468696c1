"""A provider on 127.0.0.1, which answers one request after the other as it is told, and keeps what it was asked."""

import ssl
import threading
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

import orjson

EVENT_STREAM, JSON = "text/event-stream", "application/json"


@dataclass(frozen=True)
class Asked:
    """The names of headers are in small letters."""

    path: str
    headers: dict[str, str]
    body: dict[str, Any]


@dataclass(frozen=True)
class Reply:
    """The pieces of the body are sent one by one. `stays` keeps the line open after them, `drips` sends that again and
    again, too; one that `is_silent` does not even begin, one that `is_cut` ends in the middle.
    """

    pieces: tuple[bytes, ...] = ()
    status: int = 200
    media_type: str = EVENT_STREAM
    headers: dict[str, str] = field(default_factory=dict)
    stays: bool = False
    drips: bytes = b""
    is_silent: bool = False
    is_cut: bool = False


class Provider:
    """`waiting` is set while an answer is held back; `left` as soon as whoever asked has hung up meanwhile."""

    def __init__(self, certificate: ssl.SSLContext | None = None) -> None:
        self._scheme = "https" if certificate else "http"
        self.asked: list[Asked] = []
        self.replies: list[Reply] = []
        self.waiting, self.left, self.closed = threading.Event(), threading.Event(), threading.Event()
        self._server = ThreadingHTTPServer(("127.0.0.1", 0), type("Handler", (_Handler,), {"provider": self}))
        self._server.daemon_threads = True
        if certificate is not None:
            self._server.socket = certificate.wrap_socket(self._server.socket, server_side=True)
        self._thread = threading.Thread(target=self._server.serve_forever, args=(0.01,), daemon=True)
        self._thread.start()

    @property
    def url(self) -> str:
        return f"{self._scheme}://localhost:{self._server.server_address[1]}"

    def close(self) -> None:
        self.closed.set()
        self._server.shutdown()
        self._server.server_close()
        self._thread.join()


class _Handler(BaseHTTPRequestHandler):
    provider: Provider
    protocol_version = "HTTP/1.1"

    def do_POST(self) -> None:
        body = self.rfile.read(int(self.headers["Content-Length"]))
        headers = {name.lower(): value for name, value in self.headers.items()}
        self.provider.asked.append(Asked(self.path, headers, orjson.loads(body)))
        self.close_connection = True
        with suppress(OSError):
            self._answer(self.provider.replies.pop(0))

    def _answer(self, reply: Reply) -> None:
        if not reply.is_silent:
            self._begin(reply)
            for piece in reply.pieces:
                self._send(piece)
        if reply.stays or reply.is_silent or reply.drips:
            self._hold(reply.drips)
        elif not reply.is_cut:
            self.wfile.write(b"0\r\n\r\n")

    def _send(self, piece: bytes) -> None:
        self.wfile.write(b"%x\r\n%b\r\n" % (len(piece), piece))
        self.wfile.flush()

    def _begin(self, reply: Reply) -> None:
        self.send_response(reply.status)
        self.send_header("Content-Type", reply.media_type)
        self.send_header("Transfer-Encoding", "chunked")
        self.send_header("Connection", "close")
        for name, value in reply.headers.items():
            self.send_header(name, value)
        self.end_headers()

    def _hold(self, drips: bytes) -> None:
        self.provider.waiting.set()
        with suppress(ConnectionError):
            self._wait(drips)
        if not self.provider.closed.is_set():
            self.provider.left.set()

    def _wait(self, drips: bytes) -> None:
        """Until whoever asked hangs up: a closed line reads as empty."""
        self.connection.settimeout(0.05)
        while not self.provider.closed.is_set():
            with suppress(TimeoutError):
                if not self.connection.recv(1):
                    return
            if drips:
                self._send(drips)

    def log_message(self, *args: Any) -> None:
        pass


def running() -> Iterator[Provider]:
    provider = Provider()
    yield provider
    provider.close()
