"""`python -m tests.benchmarks.client`: people who ask again and again, each over a connection of their own.

What they ask comes as JSON on stdin (`Errand`), milliseconds by kind of request go to stdout. A process of its own, so
that the clients' work is not counted as the product's waiting.
"""

import http.client
import json
import random
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from dataclasses import asdict, dataclass, field
from typing import Any

import redis

# Redis's copies of the revisions are what caches are keyed by; a number that none ever had is a miss in every layer.
_ANOTHER = """
local revision = 1000000000 + redis.call('INCR', 'benchmark:revision')
for _, key in ipairs(KEYS) do redis.call('SET', key, revision, 'EX', 30) end
"""


@dataclass
class Deed:
    """`body` may hold `%d`, which is another number each time."""

    kind: str
    method: str
    path: str
    body: str = ""


@dataclass
class Visitor:
    """`writes` of each hundred requests are writes; `channels` are those whose revision keys what is cached."""

    token: str
    reads: list[Deed]
    writes: list[Deed] = field(default_factory=list)
    writes_percent: int = 0
    channels: list[str] = field(default_factory=list)


@dataclass
class Errand:
    """`cold`: before each request all the visitor's channels have changed, so that no layer of any cache has a row."""

    port: int
    starts_at: float
    seconds: float
    visitors: list[Visitor]
    cold: bool = False
    redis_url: str = ""

    def told(self) -> str:
        return json.dumps(asdict(self))


class Colder:
    """Makes all channels of a visitor look changed; `done` lets their true revisions be read again."""

    def __init__(self, errand: Errand, visitor: Visitor) -> None:
        self._redis = redis.Redis.from_url(errand.redis_url)
        self._names = [f"changes:{channel}" for channel in visitor.channels]

    def __call__(self) -> None:
        self._redis.eval(_ANOTHER, len(self._names), *self._names)

    def done(self) -> None:
        self._redis.delete(*self._names)


class Client:
    def __init__(self, errand: Errand, visitor: Visitor) -> None:
        self.milliseconds: dict[str, list[float]] = {}
        self._errand, self._visitor = errand, visitor
        self._connection = http.client.HTTPConnection("localhost", errand.port, timeout=60)
        self._cool = Colder(errand, visitor) if errand.cold else None
        self._headers = {"Authorization": f"Bearer {visitor.token}", "Content-Type": "application/json"}

    def run(self) -> None:
        until = self._errand.starts_at + self._errand.seconds
        time.sleep(max(0.0, self._errand.starts_at - time.time()))
        while time.time() < until:
            if self._cool:
                self._cool()
            self._ask(self._next())
        if self._cool:
            self._cool.done()

    def _next(self) -> Deed:
        is_write = random.randrange(100) < self._visitor.writes_percent
        return random.choice(self._visitor.writes if is_write else self._visitor.reads)

    def _ask(self, deed: Deed) -> None:
        body = deed.body.replace("%d", str(random.randrange(10**9))) or None
        began = time.perf_counter()
        self._connection.request(deed.method, deed.path, body.encode() if body else None, self._headers)
        answer = self._connection.getresponse()
        content = answer.read()
        self.milliseconds.setdefault(deed.kind, []).append((time.perf_counter() - began) * 1000)
        assert answer.status < 300, f"{deed.method} {deed.path}: {answer.status} {content[:500]!r}"


def errand_from(given: dict[str, Any]) -> Errand:
    visitors = given.pop("visitors")
    return Errand(visitors=[_visitor(**each) for each in visitors], **given)


def _visitor(reads: list[Any], writes: list[Any], **rest: Any) -> Visitor:
    return Visitor(reads=[Deed(**each) for each in reads], writes=[Deed(**each) for each in writes], **rest)


def main() -> None:
    errand = errand_from(json.load(sys.stdin))
    clients = [Client(errand, visitor) for visitor in errand.visitors]
    with ThreadPoolExecutor(len(clients)) as threads:
        list(threads.map(Client.run, clients))
    found: dict[str, list[float]] = {}
    for client in clients:
        for kind, milliseconds in client.milliseconds.items():
            found.setdefault(kind, []).extend(milliseconds)
    print(json.dumps(found))


if __name__ == "__main__":
    main()
