"""The process `metrics`: tells what the processes beside it have counted, where none of them serves HTTP itself.

It reads their files alone, so it answers while database, queue and storage are away. As at a web process, whoever is
not on this machine has to show METRICS_TOKEN.
"""

import hmac
import os
import signal
import sys
from collections.abc import Mapping
from functools import partial
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from ipaddress import ip_address
from pathlib import Path
from typing import Any

from prometheus_client.exposition import CONTENT_TYPE_PLAIN_0_0_4

from core.infrastructure.exposition import EveryProcess, exposition_of
from stack.metrics import metrics_root


class Answer(BaseHTTPRequestHandler):
    """`/metrics` and `/health/live`; all else is not there."""

    timeout = 10
    server_version, sys_version = "metrics", ""

    def __init__(self, root: Path, token: str, *connection: Any) -> None:
        self._root, self._token = root, token
        super().__init__(*connection)

    def do_GET(self) -> None:
        if self.path == "/health/live":
            self._tell(200, b'{"status":"healthy"}', "application/json")
        elif self.path == "/metrics" and self._is_entitled():
            self._tell(200, exposition_of(EveryProcess(self._root)), CONTENT_TYPE_PLAIN_0_0_4)
        else:
            self._tell(404, b'{"status":404,"code":"not_found"}', "application/problem+json")

    def log_message(self, format: str, *args: Any) -> None:  # noqa: A002 - the name that its caller uses
        """A question every few seconds is nothing to tell."""

    def _is_entitled(self) -> bool:
        given = self.headers.get("Authorization", "").encode(errors="replace")
        shown = bool(self._token) and hmac.compare_digest(given, f"Bearer {self._token}".encode())
        return shown or ip_address(self.client_address[0]).is_loopback

    def _tell(self, status: int, body: bytes, kind: str) -> None:
        self.send_response(status)
        for name, value in (("Content-Type", kind), ("Content-Length", len(body)), ("Cache-Control", "no-store")):
            self.send_header(name, str(value))
        self.end_headers()
        self.wfile.write(body)


def server_of(environment: Mapping[str, str]) -> ThreadingHTTPServer:
    """It listens already."""
    address = environment.get("LISTEN_HOST", "127.0.0.1"), int(environment.get("METRICS_PORT") or 9464)
    answer = partial(Answer, metrics_root(environment), environment.get("METRICS_TOKEN", ""))
    return ThreadingHTTPServer(address, answer)


def main() -> None:
    # As the first process of a container it would not end by itself when it is told to.
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(0))
    with server_of(os.environ) as server:
        server.serve_forever()


if __name__ == "__main__":
    main()
