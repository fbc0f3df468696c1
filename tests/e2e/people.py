"""People who use the product over HTTP and sockets, nothing else."""

import contextlib
import json
import re
import time
from collections.abc import Iterator
from contextlib import contextmanager
from copy import copy
from email import message_from_bytes, policy
from pathlib import Path
from typing import Any

import httpx
from websockets.sync.client import ClientConnection, connect

from tests.e2e.product import Product, until

PASSWORD = "correct horse battery"
CODE = re.compile(r"(?m)^\s*(\d{6})\s*$")


class Person:
    """A registered, verified and logged-in person."""

    def __init__(self, product: Product, handle: str) -> None:
        self.product, self.port = product, product.port
        self.email = f"{handle}@example.kr"
        self.http = httpx.Client(base_url=product.url, timeout=60)
        mine = {"email": self.email, "password": PASSWORD}
        self._comes("/v2/auth/register", 201, mine | {"username": handle})
        self._comes("/v2/auth/verify-email", 200, {"email": self.email, "code": self._mailed_code()})
        self._begin(self._comes("/v2/auth/login", 200, mine))
        self.id = self.session["user"]["id"]

    def must(self, method: str, path: str, status: int, **options: Any) -> Any:
        """The JSON answer, which has to have this status."""
        answer = self.http.request(method, path, **options)
        assert answer.status_code == status, f"{method} {path}: {answer.status_code} {answer.text[:1000]}"
        return answer.json() if answer.content else None

    def _comes(self, path: str, status: int, body: dict[str, str]) -> Any:
        """And again while told to: for a moment after Redis was away a process lets nobody in uncounted."""

        def answered() -> httpx.Response | None:
            answer = self.http.post(path, json=body)
            return None if answer.status_code == 503 else answer

        answer = until(answered, 20, path)
        assert answer.status_code == status, f"POST {path}: {answer.status_code} {answer.text[:1000]}"
        return answer.json() if answer.content else None

    def renew(self) -> None:
        """A token for the next quarter of an hour."""
        body = {"refresh_token": self.session["refresh_token"]}
        self._begin(self.must("POST", "/v2/auth/refresh", 200, json=body))

    def through(self, url: str, port: int) -> "Person":
        """The same person, who comes in at another entrance."""
        other = copy(self)
        other.port, other.http = port, httpx.Client(base_url=url, timeout=60, headers=self.http.headers)
        return other

    def upload(self, project_id: str, file: Path, **fields: Any) -> Any:
        """The feedback item that comes with a video."""
        with file.open("rb") as body:
            form = {"timestamp": "1.5", **fields}
            return self.must(
                "POST", f"/v2/feedback/{project_id}", 201, data=form, files={"video_file": (file.name, body)}
            )

    def comment(self, project_id: str, feedback_id: str, text: str) -> Any:
        return self.must("POST", f"/v2/feedback/{project_id}/{feedback_id}/comments", 201, json={"text": text})

    @contextmanager
    def listening(self, project_id: str, **subscription: Any) -> Iterator["Listener"]:
        """A subscribed socket on the project."""
        ticket = self.must("POST", "/v2/auth/ws-ticket", 200)["ticket"]
        address = f"{self.product.url.replace('http', 'ws', 1)}/ws/feedback/{project_id}?ticket={ticket}"
        with connect(address) as socket:
            listener = Listener(socket)
            listener.send({"type": "subscribe", **subscription})
            yield listener

    def _begin(self, session: dict[str, Any]) -> None:
        self.session = session
        self.http.headers["Authorization"] = f"Bearer {session['access_token']}"

    def _mailed_code(self) -> str:
        mail = until(lambda: self.product.mails_to(self.email), what=f"a mail to {self.email}")[-1]
        body = message_from_bytes(mail.read_bytes(), policy=policy.default).get_body(("plain",))
        assert body is not None
        match = CODE.search(body.get_content())
        assert match is not None
        return match.group(1)


class Listener:
    """One socket and every frame it received."""

    def __init__(self, socket: ClientConnection) -> None:
        self.socket = socket
        self.frames: list[dict[str, Any]] = []

    def send(self, frame: dict[str, Any]) -> None:
        self.socket.send(json.dumps(frame))

    def next(self, seconds: float = 30) -> dict[str, Any]:
        frame: dict[str, Any] = json.loads(self.socket.recv(seconds))
        self.frames.append(frame)
        return frame

    def until_type(self, kind: str, seconds: float = 60) -> dict[str, Any]:
        """Reads on until a frame of this type comes."""
        deadline = time.monotonic() + seconds
        while (frame := self.next(max(0.1, deadline - time.monotonic())))["type"] != kind:
            pass
        return frame

    def events(self) -> list[dict[str, Any]]:
        """The durable frames so far."""
        return [frame for frame in self.frames if "seq" in frame and frame["type"] not in ("subscribed", "resync")]

    def news(self) -> list[dict[str, Any]]:
        """The durable frames so far, but for how far the work on videos is."""
        return [frame for frame in self.events() if frame["type"] != "job.progress"]

    def nothing_more(self, seconds: float = 1.0) -> bool:
        """Whether no other news come for a while."""
        heard, deadline = len(self.news()), time.monotonic() + seconds
        with contextlib.suppress(TimeoutError):
            while (left := deadline - time.monotonic()) > 0:
                self.next(left)
        return len(self.news()) == heard
