"""Whose word on a visitor's address and scheme the front passes on."""

import http.client
import http.server
import json
import threading
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any

import pytest

from tests.stack.fronts import front

SAID = {"X-Forwarded-For": "203.0.113.9", "X-Forwarded-Proto": "https"}


class Echo(http.server.BaseHTTPRequestHandler):
    """Answers the headers that it was sent."""

    def do_GET(self) -> None:
        body = json.dumps(dict(self.headers.items())).encode()
        self.send_response(200)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_: object) -> None:
        """Nothing to tell."""


@contextmanager
def echo(port: int) -> Any:
    with http.server.ThreadingHTTPServer(("127.0.0.1", port), Echo) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield
        server.shutdown()


@pytest.mark.parametrize(
    ("networks", "addresses", "scheme"),
    [
        ("", "127.0.0.1", "http"),
        ("10.0.0.0/8 172.16.0.0/12", "127.0.0.1", "http"),
        ("10.0.0.0/8 127.0.0.0/8", "203.0.113.9, 127.0.0.1", "https"),
    ],
    ids=["nobody's", "not a stranger's", "a proxy's"],
)
def test_a_proxy_before_the_front_is_believed_where_it_is_said_to_be_one(
    tmp_path: Path, networks: str, addresses: str, scheme: str
) -> None:
    with (
        front(tmp_path, PROXIES_BEFORE=networks) as running,
        echo(running.web),
        closing(http.client.HTTPConnection("127.0.0.1", running.port, timeout=10)) as link,
    ):
        link.request("GET", "/v2/projects", headers=SAID)
        seen = json.loads(link.getresponse().read())
    assert (seen["X-Forwarded-For"], seen["X-Forwarded-Proto"]) == (addresses, scheme)
