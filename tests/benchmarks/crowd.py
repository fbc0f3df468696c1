"""Clients in two processes, and what came of it: milliseconds and requests a second."""

import json
import subprocess
import sys
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from statistics import quantiles

from tests.benchmarks.client import Errand, Visitor
from tests.benchmarks.places import Place
from tests.e2e.product import ROOT

PROCESSES = 2
NO_ERROR = "no request is answered with an error"


@dataclass(frozen=True)
class Taken:
    """Milliseconds of every request, sorted."""

    milliseconds: Sequence[float]
    seconds: float

    def percentile(self, percent: int) -> float:
        return quantiles(self.milliseconds, n=100, method="inclusive")[percent - 1]

    @property
    def rate(self) -> float:
        return len(self.milliseconds) / self.seconds

    def told(self) -> str:
        p50, p95, p99 = (self.percentile(each) for each in (50, 95, 99))
        return f"p50 {p50:6.1f}  p95 {p95:6.1f}  p99 {p99:6.1f} ms  {self.rate:6.0f}/s"


def ask(where: Place, visitors: Sequence[Visitor], seconds: float, *, cold: bool = False) -> dict[str, Taken]:
    """What each kind of request took that was answered well; every visitor is a client."""
    urls = where.environment["DATABASE_URL"], where.environment["REDIS_URL"]
    errands = [
        Errand(where.product.port, seconds, list(visitors[each::PROCESSES]), cold, *urls) for each in range(PROCESSES)
    ]
    found: dict[str, list[float]] = defaultdict(list)
    errors: Counter[str] = Counter()
    for done in _done(errands):
        errors.update(done["errors"])
        for kind, milliseconds in done["milliseconds"].items():
            found[kind] += milliseconds
    where.bars.hold(NO_ERROR, not errors, f"{where.name}: {dict(errors)}", binding=True)
    return {kind: Taken(sorted(each), seconds) for kind, each in found.items()}


def _done(errands: Sequence[Errand]) -> list[dict[str, dict[str, list[float]]]]:
    """What each process of clients says; all begin when all are ready."""
    command = [sys.executable, "-m", "tests.benchmarks.client"]
    clients = [subprocess.Popen(command, cwd=ROOT, stdin=-1, stdout=-1, text=True) for _ in errands]
    for client, errand in zip(clients, errands, strict=True):
        _tell(client, errand.told())
    for client in clients:
        assert client.stdout is not None
        assert client.stdout.readline() == "ready\n"
    for client in clients:
        _tell(client, "begin")
    said = [client.stdout.read() for client in clients if client.stdout is not None]
    assert [client.wait() for client in clients] == [0] * len(clients)
    return [json.loads(each) for each in said]


def _tell(client: "subprocess.Popen[str]", line: str) -> None:
    assert client.stdin is not None
    client.stdin.write(f"{line}\n")
    client.stdin.flush()
