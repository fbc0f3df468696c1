"""`python -m tests.benchmarks.client`: people who ask again and again, each over a connection of their own.

What they ask comes as a line of JSON on stdin (`Errand`). When all is ready a line says so, and another one on stdin
begins it; then the milliseconds by kind of request go to stdout, and how often there was which error. A process of its
own, so that the clients' work is not counted as the product's waiting.
"""

import http.client
import json
import random
import sys
import time
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from dataclasses import asdict, dataclass, field
from typing import Any

import psycopg
import redis

# In the order of the names, so that clients never wait in a circle.
_CHANGE = """
WITH these AS MATERIALIZED (SELECT name FROM core_channel WHERE name = ANY(%s) ORDER BY name FOR NO KEY UPDATE)
UPDATE core_channel c SET silent = silent + 1 FROM these WHERE these.name = c.name
"""


@dataclass
class Deed:
    """`body` may hold `%d`, which is another number each time; on `channels` hangs what is answered."""

    kind: str
    method: str
    path: str
    body: str = ""
    channels: list[str] = field(default_factory=list)


@dataclass
class Visitor:
    """`writes_percent` of the requests are writes."""

    token: str
    reads: list[Deed]
    writes: list[Deed] = field(default_factory=list)
    writes_percent: int = 0


@dataclass
class Errand:
    """`cold`: before each request all of its channels have changed, so that no layer of any cache has a row."""

    port: int
    seconds: float
    visitors: list[Visitor]
    cold: bool = False
    database_url: str = ""
    redis_url: str = ""

    def told(self) -> str:
        return json.dumps(asdict(self))


class Colder:
    """Counts a change on all channels of a request, and lets Redis forget its copies of the revisions."""

    def __init__(self, errand: Errand) -> None:
        # What is lost by a crash is no loss, and the disk is the product's.
        self._database = psycopg.connect(errand.database_url, autocommit=True, options="-c synchronous_commit=off")
        self._redis = redis.Redis.from_url(errand.redis_url)

    def __call__(self, channels: list[str]) -> None:
        self._database.execute(_CHANGE, [channels])
        self._redis.delete(*(f"changes:{channel}" for channel in channels))


class Client:
    def __init__(self, errand: Errand, visitor: Visitor) -> None:
        self.milliseconds: dict[str, list[float]] = {}
        self.errors: Counter[str] = Counter()
        self._errand, self._visitor = errand, visitor
        self._connection = http.client.HTTPConnection("localhost", errand.port, timeout=60)
        self._cool = Colder(errand) if errand.cold else None
        self._headers = {"Authorization": f"Bearer {visitor.token}", "Content-Type": "application/json"}

    def run(self) -> None:
        until = time.perf_counter() + self._errand.seconds
        while time.perf_counter() < until:
            deed = self._next()
            if self._cool:
                self._cool(deed.channels)
            self._ask(deed)

    def _next(self) -> Deed:
        is_write = random.randrange(100) < self._visitor.writes_percent
        return random.choice(self._visitor.writes if is_write else self._visitor.reads)

    def _ask(self, deed: Deed) -> None:
        body = deed.body.replace("%d", str(random.randrange(10**9))) or None
        began = time.perf_counter()
        self._connection.request(deed.method, deed.path, body.encode() if body else None, self._headers)
        answer = self._connection.getresponse()
        answer.read()
        if answer.status < 300:
            self.milliseconds.setdefault(deed.kind, []).append((time.perf_counter() - began) * 1000)
        else:
            self.errors[f"{deed.kind} {answer.status}"] += 1


def errand_from(given: dict[str, Any]) -> Errand:
    visitors = given.pop("visitors")
    return Errand(visitors=[_visitor(**each) for each in visitors], **given)


def _visitor(reads: list[Any], writes: list[Any], **rest: Any) -> Visitor:
    return Visitor(reads=[Deed(**each) for each in reads], writes=[Deed(**each) for each in writes], **rest)


def main() -> None:
    errand = errand_from(json.loads(sys.stdin.readline()))
    clients = [Client(errand, visitor) for visitor in errand.visitors]
    print("ready", flush=True)
    sys.stdin.readline()
    with ThreadPoolExecutor(len(clients)) as threads:
        list(threads.map(Client.run, clients))
    found: dict[str, list[float]] = {}
    errors: Counter[str] = Counter()
    for client in clients:
        errors += client.errors
        for kind, milliseconds in client.milliseconds.items():
            found.setdefault(kind, []).extend(milliseconds)
    print(json.dumps({"milliseconds": found, "errors": errors}))


if __name__ == "__main__":
    main()
