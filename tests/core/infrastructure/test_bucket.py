"""The rules that a bucket gets, as a server hears them."""

from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from typing import Any
from xml.etree import ElementTree

import pytest

from core.infrastructure.bucket import make_bucket

SPACE = "{http://s3.amazonaws.com/doc/2006-03-01/}"


class _Listening(BaseHTTPRequestHandler):
    """A server that has the bucket and takes every rule."""

    def do_HEAD(self) -> None:
        self._answer()

    def do_PUT(self) -> None:
        body = self.rfile.read(int(self.headers["Content-Length"]))
        self.server.heard.append((self.path, body))  # type: ignore[attr-defined]
        self._answer()

    def log_message(self, *arguments: Any) -> None: ...

    def _answer(self) -> None:
        self.send_response(200)
        self.send_header("Content-Length", "0")
        self.end_headers()


@pytest.fixture
def heard(settings: Any) -> Iterator[list[tuple[str, bytes]]]:
    """What is put to the server that the settings name."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), _Listening)
    server.heard = []  # type: ignore[attr-defined]
    Thread(target=server.serve_forever, daemon=True).start()
    settings.S3_ENDPOINT_URL = f"http://127.0.0.1:{server.server_port}"
    yield server.heard  # type: ignore[attr-defined]
    server.shutdown()
    server.server_close()


def test_pages_of_the_allowed_origins_may_put_parts_and_read_their_etags(
    settings: Any, heard: list[tuple[str, bytes]]
) -> None:
    settings.CORS_ALLOWED_ORIGINS = ["https://studio.example.kr", "https://review.example.kr"]
    make_bucket()
    ((path, body),) = heard
    rule = ElementTree.fromstring(body).find(f"{SPACE}CORSRule")
    assert path == f"/{settings.S3_BUCKET}?cors"
    assert rule is not None
    told = {name: [each.text for each in rule.findall(f"{SPACE}{name}")] for name in ("AllowedOrigin", "AllowedMethod")}
    assert told == {"AllowedOrigin": settings.CORS_ALLOWED_ORIGINS, "AllowedMethod": ["GET", "HEAD", "PUT"]}
    assert "ETag" in [each.text for each in rule.findall(f"{SPACE}ExposeHeader")]


def test_where_pages_are_allowed_by_pattern_all_may_ask(settings: Any, heard: list[tuple[str, bytes]]) -> None:
    settings.CORS_ALLOWED_ORIGINS, settings.CORS_ALLOWED_ORIGIN_REGEXES = [], [r"^https://.+\.preview\.example\.kr$"]
    make_bucket()
    ((_, body),) = heard
    assert [each.text for each in ElementTree.fromstring(body).iter(f"{SPACE}AllowedOrigin")] == ["*"]


def test_without_origins_the_bucket_gets_no_rule(settings: Any, heard: list[tuple[str, bytes]]) -> None:
    settings.CORS_ALLOWED_ORIGINS = []
    make_bucket()
    assert heard == []
