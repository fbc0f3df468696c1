"""What is written, and what a read has to show then."""

import http.client
import json
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from tests.benchmarks.places import Somebody

# A round of a note: each status follows from the one before.
ROUND = ("in_progress", "resolved", "closed", "open")
_UNRESOLVED = ("open", "in_progress")


class Refused(Exception):
    """An answer that is an error."""


class Reader:
    """A connection of one person to one process; it remembers the tags of what it read."""

    def __init__(self, port: int, token: str) -> None:
        self._connection = http.client.HTTPConnection("127.0.0.1", port, timeout=60)
        self._headers = {"Authorization": f"Bearer {token}", "Content-Type": "application/json", "Host": "localhost"}
        self._tags: dict[str, str] = {}

    def get(self, path: str) -> Any:
        """None for 304: nothing has changed since this person last read it here."""
        tag = self._tags.get(path)
        answer, body = self._ask("GET", path, None, {"If-None-Match": tag} if tag else {})
        if answer.status == 304:
            return None
        self._tags[path] = answer.headers["ETag"]
        return json.loads(body)

    def write(self, method: str, path: str, body: Any = None) -> None:
        self._ask(method, path, body, {})

    def _ask(self, method: str, path: str, body: Any, more: dict[str, str]) -> tuple[http.client.HTTPResponse, bytes]:
        content = None if body is None else json.dumps(body).encode()
        self._connection.request(method, path, content, self._headers | more)
        answer = self._connection.getresponse()
        said = answer.read()
        if answer.status >= 400:
            raise Refused(f"{method} {path}: {answer.status} {said[:500]!r}")
        return answer, said


@dataclass(frozen=True)
class Pair:
    """`shows` says whether what was read at `path` holds what was written."""

    kind: str
    path: str
    shows: Callable[[Any], bool]
    is_private: bool = False

    def is_seen(self, read: Any) -> bool:
        return read is not None and self.shows(read)


class Pairs:
    """Writes to one project, in which nobody else writes."""

    def __init__(self, writer: Somebody, project_id: str) -> None:
        self._id, self._path = project_id, f"/v2/projects/{project_id}"
        feedback = f"/v2/feedback/{project_id}"
        item = writer.must("GET", f"{feedback}?page_size=1&status=open")["results"]
        item = item or writer.must("GET", f"{feedback}?page_size=1")["results"]
        self._item = f"{feedback}/{item[0]['id']}"
        self._status = item[0]["status"]
        self._stats: dict[str, int] = writer.must("GET", f"{self._path}/stats")["feedback"]["by_status"]
        self._kinds = (self._named, self._listed, self._counted, self._told, self._favourite, self._on_dashboard)

    def next(self, writer: Reader, turn: int) -> Pair:
        """Write, and give what to read."""
        # Six kinds and two processes: every kind is written in both.
        return self._kinds[turn // 2 % len(self._kinds)](writer, turn)

    def _named(self, writer: Reader, turn: int) -> Pair:
        name = self._rename(writer, turn)
        return Pair("detail after PATCH", self._path, lambda read: read["name"] == name)

    def _listed(self, writer: Reader, turn: int) -> Pair:
        name = self._rename(writer, turn)
        return Pair(
            "list after PATCH", "/v2/projects?page_size=50", lambda read: self._row(read["results"])["name"] == name
        )

    def _on_dashboard(self, writer: Reader, turn: int) -> Pair:
        name = self._rename(writer, turn)
        path = "/v2/dashboard?sections=projects"
        return Pair("dashboard after PATCH", path, lambda read: self._row(read["projects"])["name"] == name)

    def _counted(self, writer: Reader, turn: int) -> Pair:
        unresolved = self._move(writer)
        return Pair("detail after a status", self._path, lambda read: read["open_feedback_count"] == unresolved)

    def _told(self, writer: Reader, turn: int) -> Pair:
        self._move(writer)
        expected = dict(self._stats)
        return Pair(
            "statistics after a status", f"{self._path}/stats", lambda read: read["feedback"]["by_status"] == expected
        )

    def _favourite(self, writer: Reader, turn: int) -> Pair:
        is_marked = turn % 2 == 0
        writer.write("PUT" if is_marked else "DELETE", f"{self._path}/favourite")
        return Pair("list after a favourite", "/v2/projects?page_size=50",
                    lambda read: self._row(read["results"])["is_favourite"] is is_marked, is_private=True)  # fmt: skip

    def _row(self, rows: list[Any]) -> Any:
        return next((row for row in rows if row["id"] == self._id), {"name": None, "is_favourite": None})

    def _rename(self, writer: Reader, turn: int) -> str:
        name = f"가을홍보영상 {turn}"
        writer.write("PATCH", self._path, {"name": name})
        return name

    def _move(self, writer: Reader) -> int:
        """How many notes are unresolved then."""
        before, self._status = self._status, ROUND[(ROUND.index(self._status) + 1) % len(ROUND)]
        writer.write("PATCH", self._item, {"status": self._status})
        self._stats[before] -= 1
        self._stats[self._status] += 1
        return sum(self._stats[status] for status in _UNRESOLVED)
