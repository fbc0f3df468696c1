"""A film is lost, too, where another one that somebody sent is shown in its place."""

import json
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from tests.faults.asking import new_key
from tests.faults.doers import Uploader


class Cinema(ThreadingHTTPServer):
    """Takes films and shows them by their number; `shown` is which of them for which."""

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), _Answer)
        self.films: list[bytes] = []
        self.shown: dict[str, int] = {}
        self.http = SimpleNamespace(headers={"Authorization": "Bearer"})

    @property
    def port(self) -> int:
        return int(self.server_address[1])

    def must(self, _method: str, path: str, _status: int) -> Any:
        return {"status": "ready", "url": f"http://127.0.0.1:{self.port}/{self.shown[path.rpartition('/')[2]]}"}


class _Answer(BaseHTTPRequestHandler):
    server: Cinema

    def do_POST(self) -> None:
        body = self.rfile.read(int(self.headers["Content-Length"]))
        number = len(self.server.films)
        self.server.films.append(body.partition(b"video/mp4\r\n\r\n")[2].rpartition(b"\r\n--")[0])
        self.server.shown[str(number)] = number
        self._tell(json.dumps({"video_id": str(number)}).encode())

    def do_GET(self) -> None:
        self._tell(self.server.films[int(self.path[1:])])

    def _tell(self, body: bytes) -> None:
        self.send_response(200)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)


@pytest.fixture
def cinema() -> Iterator[Cinema]:
    with Cinema() as running:
        threading.Thread(target=running.serve_forever, daemon=True).start()
        yield running
        running.shutdown()


def test_two_films_that_took_each_others_place_are_both_lost(cinema: Cinema, tmp_path: Path) -> None:
    (tmp_path / "film").write_bytes(b"a film")
    uploader = Uploader(cinema, "1", tmp_path / "film")  # type: ignore[arg-type]
    for _ in range(3):
        uploader._begin(new_key())
    assert uploader.lost() == []
    cinema.shown |= {"0": 1, "1": 0}
    assert uploader.lost() == ["0", "1"]
