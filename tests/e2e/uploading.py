"""`python -m tests.e2e.uploading`: a client that knows no more than the id of its upload, and comes back after any cut.

Its errand comes as JSON on stdin. Whatever happens, it asks anew what storage has and sends what is missing, one part
after the other, until the upload is complete; a refusal that no second try mends ends it with what was said.
"""

import json
import os
import subprocess
import sys
import time
from contextlib import suppress
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

import httpx

PAUSE_SECONDS = 0.1
SIGNED_AT_ONCE = 8
TOO_MANY = 429


@dataclass(frozen=True)
class Errand:
    """`port` is where it connects to, for addresses that were signed for another port, too."""

    port: int
    token: str
    upload_id: str
    file: str


class TryAgain(Exception):
    """The other side is away, or has enough just now."""


class Client:
    def __init__(self, errand: Errand) -> None:
        self._errand = errand
        self._path = f"/v2/uploads/{errand.upload_id}"
        bearer = {"Authorization": f"Bearer {errand.token}"}
        self._product = httpx.Client(base_url=f"http://localhost:{errand.port}", headers=bearer, timeout=30)
        self._storage = httpx.Client(timeout=30)

    def run(self) -> None:
        while True:
            with suppress(httpx.TransportError, TryAgain):
                self._finish()
                return
            time.sleep(PAUSE_SECONDS)

    def _finish(self) -> None:
        upload = self._ask("GET", "")
        if upload["state"] != "open":
            return
        there = {part["part_number"] for part in self._ask("GET", "/parts")["parts"]}
        missing = [number for number in range(1, upload["part_count"] + 1) if number not in there]
        for start in range(0, len(missing), SIGNED_AT_ONCE):
            numbers = missing[start : start + SIGNED_AT_ONCE]
            for part in self._ask("POST", "/parts", {"part_numbers": numbers})["parts"]:
                self._send(part, upload["part_size"])
        self._ask("POST", "/complete", {})

    def _ask(self, method: str, path: str, body: dict[str, Any] | None = None) -> Any:
        return _taken(self._product.request(method, self._path + path, json=body)).json()

    def _send(self, part: dict[str, Any], part_size: int) -> None:
        signed = httpx.URL(part["url"])
        with Path(self._errand.file).open("rb") as file:
            content = os.pread(file.fileno(), part["size"], (part["part_number"] - 1) * part_size)
        host = {"Host": signed.netloc.decode()}
        _taken(self._storage.put(signed.copy_with(port=self._errand.port), content=content, headers=host))


def _taken(answer: httpx.Response) -> httpx.Response:
    if answer.status_code >= httpx.codes.INTERNAL_SERVER_ERROR or answer.status_code == TOO_MANY:
        raise TryAgain
    if not answer.is_success:
        sys.exit(f"{answer.request.method} {answer.request.url.path}: {answer.status_code} {answer.text}")
    return answer


class Sender:
    """The client as a process of its own, to be killed; the next one knows nothing of it."""

    def __init__(self, errand: Errand) -> None:
        command = [sys.executable, "-m", "tests.e2e.uploading"]
        self._process = subprocess.Popen(command, stdin=subprocess.PIPE, stderr=subprocess.PIPE)
        assert self._process.stdin is not None
        self._process.stdin.write(json.dumps(asdict(errand)).encode())
        self._process.stdin.close()

    def kill(self) -> None:
        """kill -9."""
        self._process.kill()
        self._process.wait()

    @property
    def is_running(self) -> bool:
        """AssertionError when it was refused."""
        if self._process.poll() is None:
            return True
        assert self._process.stderr is not None
        said = self._process.stderr.read().decode()
        assert self._process.returncode == 0, said
        return False


if __name__ == "__main__":
    Client(Errand(**json.load(sys.stdin))).run()
