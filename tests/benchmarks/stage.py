"""A project that is full of people, some of whom write, and what its event log says of them."""

import itertools
import json
import signal
from concurrent.futures import ThreadPoolExecutor
from http.client import HTTPConnection
from pathlib import Path

import psycopg

from tests.benchmarks.pace import WriteOne
from tests.e2e.people import Person
from tests.e2e.product import Product, until
from tests.samples import small

PEOPLE, WRITERS = 50, 8
STATUSES = ("in_progress", "resolved", "closed", "open")


class Stage:
    def __init__(self, product: Product, directory: Path) -> None:
        self.product = product
        self._environment = product.processes("web")[0].environ()
        self._tell_commits()
        with ThreadPoolExecutor(2) as threads:
            self.people = list(threads.map(lambda number: Person(product, f"audience{number}"), range(PEOPLE)))
        owner = self.people[0]
        self.project_id = owner.must("POST", "/v2/projects", 201, json={"name": "시사"})["id"]
        for person in self.people[1:]:
            body = {"email": person.email, "role": "editor"}
            owner.must("POST", f"/v2/projects/{self.project_id}/members", 201, json=body)
        video_id = owner.upload(self.project_id, small(directory / "stage.mp4"))["video_id"]
        self.writers = [self._writer(person, video_id) for person in self.people[:WRITERS]]

    @property
    def sockets_port(self) -> int:
        return int(self._environment["SOCKETS_PORT"])

    @property
    def socket_path(self) -> str:
        return f"/ws/feedback/{self.project_id}?since={self.head()}"

    def head(self) -> int:
        """The number of the project's last event."""
        with self._database() as database:
            row = database.execute("SELECT seq FROM core_channel WHERE name = %s", [self._channel]).fetchone()
        return int(row[0]) if row else 0

    def commits(self, after: int, until: int) -> list[int]:
        """When each event after `after` was committed, in microseconds since 1970."""
        query = (
            "SELECT (extract(epoch FROM pg_xact_commit_timestamp(xmin)) * 1000000)::bigint FROM core_stream_event "
            "WHERE channel = %s AND seq > %s AND seq <= %s ORDER BY seq"
        )
        with self._database() as database:
            return [at for (at,) in database.execute(query, [self._channel, after, until])]

    @property
    def _channel(self) -> str:
        return f"project:{self.project_id}"

    def _writer(self, person: Person, video_id: str) -> WriteOne:
        """Comments on an item of their own and moves it on, in turn."""
        path = f"/v2/feedback/{self.project_id}"
        item = person.must("POST", path, 201, json={"video_id": video_id, "text": "로고가 너무 작아요"})
        connection, steps = HTTPConnection("localhost", self.product.port, timeout=60), itertools.count()
        headers = {"Authorization": f"Bearer {person.session['access_token']}", "Content-Type": "application/json"}

        def ask(method: str, path: str, body: dict[str, str]) -> None:
            # A fifth of the processor time that httpx takes, on the same machine as the product.
            connection.request(method, path, json.dumps(body), headers)
            answer = connection.getresponse()
            content = answer.read()
            assert answer.status in (200, 201), content

        def write(number: int) -> None:
            step = next(steps)
            if step % 2:
                ask("PATCH", f"{path}/{item['id']}", {"status": STATUSES[step // 2 % len(STATUSES)]})
            else:
                ask("POST", f"{path}/{item['id']}/comments", {"text": f"{number}번째 의견"})

        return write

    def _tell_commits(self) -> None:
        """Let PostgreSQL keep the times of commits, which it does from its next start on."""
        with self._database() as database:
            database.execute("ALTER SYSTEM SET track_commit_timestamp = on")
        head = self.product.processes("postgres")[0]
        head.send_signal(signal.SIGINT)
        head.wait(30)
        until(self.product.is_ready, what="PostgreSQL after its restart")

    def _database(self) -> "psycopg.Connection[tuple[int]]":
        return psycopg.connect(self._environment["DATABASE_URL"], autocommit=True)
