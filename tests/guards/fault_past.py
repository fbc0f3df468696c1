"""What people did to a house that keeps and tells everything, for the verdict of the fault suite; then it may lie."""

import json
from collections.abc import Iterable, Sequence
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

import orjson

from core.domain.ids import new_id
from tests.faults.followers import Followers
from tests.faults.load import Load
from tests.faults.readers import Reader
from tests.faults.verdict import Row, verdict
from tests.faults.writers import Writer

WRITERS, ROUNDS, DEEDS, SOCKETS = 2, 3, 8, 2
PATH = "/v2/feedback/1"
Refusal = tuple[int, dict[str, str], bytes]


class House(ThreadingHTTPServer):
    """The owner of the project, too, who is answered without a wire. `refusals` are what it answers first."""

    daemon_threads = True

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), _Answer)
        self.http = self
        self.headers = {"Authorization": "Bearer"}
        self.statuses: dict[str, str] = {}
        self.texts: dict[str, list[str]] = {}
        self.log: list[dict[str, Any]] = []
        self.refusals: list[Refusal] = []

    @property
    def port(self) -> int:
        return int(self.server_address[1])

    def must(self, method: str, path: str, _status: int) -> Any:
        return self.answer(method, path, None)

    def answer(self, method: str, path: str, body: Any) -> Any:
        place, _, query = path.partition("?")
        if place.startswith("/v2/events/"):
            return {"results": self.log[int(query.partition("=")[2]) :]}
        item, _, thread = place.removeprefix(PATH).strip("/").partition("/")
        if method == "GET":
            return self._shown(item, thread)
        return self._taken(item, body)

    def _shown(self, item: str, thread: str) -> Any:
        if thread:
            return {"results": [{"text": text} for text in self.texts[item]], "next": None}
        if item:
            return {"id": item, "status": self.statuses[item], "comment_count": len(self.texts[item])}
        return {"results": [self._shown(each, "") for each in self.statuses], "count": len(self.statuses)}

    def _taken(self, item: str, body: Any) -> Any:
        mine = new_id().hex
        if not item:
            self.statuses[mine], self.texts[mine] = "open", []
            self.tell("feedback.created", text=body["text"])
        elif "status" in body:
            self.statuses[item] = body["status"]
            self.tell("status.changed", feedback_id=item, status=body["status"])
        else:
            self.texts[item].append(body["text"])
            self.tell("comment.added", text=body["text"])
        return {"id": mine}

    def tell(self, kind: str, **data: str) -> None:
        self.log.append({"seq": len(self.log) + 1, "epoch": "1", "type": kind, "data": data})

    def told_as(self, log: Iterable[dict[str, Any]]) -> None:
        """It tells this instead, counted anew."""
        self.log = [{**event, "seq": number} for number, event in enumerate(log, start=1)]


class _Answer(BaseHTTPRequestHandler):
    server: House
    protocol_version = "HTTP/1.1"
    # An answer in two pieces waits for the acknowledgement of the first.
    wbufsize = -1

    def _answer(self) -> None:
        body = self.rfile.read(int(self.headers["Content-Length"] or 0))
        if self.server.refusals:
            self._say(*self.server.refusals.pop(0))
        else:
            found = self.server.answer(self.command, self.path, json.loads(body or "null"))
            self._say(200, {}, json.dumps(found).encode())

    do_GET = do_POST = do_PATCH = _answer

    def _say(self, status: int, headers: dict[str, str], body: bytes) -> None:
        self.send_response(status)
        for name, value in {"Content-Length": str(len(body)), **headers}.items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_: Any) -> None:
        """Nobody reads it."""


class Heard(Followers):
    """Sockets that were told what they are told here."""

    def stop(self) -> None:
        self._loop.close()

    def hear(self, number: int, events: Iterable[dict[str, Any]]) -> None:
        for event in events:
            self.all[number]._take(orjson.dumps(event))


class Hook:
    """A webhook's receiver."""

    def __init__(self) -> None:
        self.seqs: list[int] = []


class Past(Load):
    """A load that has ended: people wrote in rounds, after each of which somebody read."""

    def __init__(self, house: House) -> None:
        self.house, self.owner = house, house  # type: ignore[assignment]
        self.project_id, self.path = "1", PATH
        self.writers = [Writer(house, PATH, "2", f"글 {number}", 0) for number in range(WRITERS)]  # type: ignore[arg-type]
        self.readers = [Reader(house, PATH, self.writers)]  # type: ignore[arg-type]
        self.doers = []
        self.followers = Heard(house.port, "", [str] * SOCKETS)
        self.receiver = Hook()  # type: ignore[assignment]
        for _ in range(ROUNDS):
            self.write(DEEDS)
            self.read()
        self.ended = self.readers[0].asker.tally.good[-1][1]

    def write(self, deeds: int) -> None:
        for writer in self.writers:
            writer._events += deeds
            writer.run()

    def read(self) -> None:
        reader = self.readers[0]
        for look in (reader._list, reader._item, reader._thread):
            look(reader._acknowledged())

    def hear(self, *sockets: Sequence[dict[str, Any]], hook: Sequence[int] | None = None) -> None:
        """Each socket what is said of it, all others and the webhook what the log tells."""
        everything = self.house.log
        for number in range(SOCKETS):
            self.followers.hear(number, sockets[number] if number < len(sockets) else everything)  # type: ignore[attr-defined]
        self.receiver.seqs[:] = self.comments() if hook is None else hook

    def comments(self) -> list[int]:
        """The numbers of those events that the webhook is told of."""
        return [event["seq"] for event in self.house.log if event["type"] == "comment.added"]

    def row(self) -> Row:
        if not self.followers.frames:
            self.hear()
        return verdict("planted", self, 0.0)
