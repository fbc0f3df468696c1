"""Sixteen clients in two processes, and what came of it: milliseconds, requests a second, what the product counted."""

import http.client
import json
import re
import subprocess
import sys
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from statistics import quantiles

from tests.benchmarks.client import Errand, Visitor
from tests.e2e.product import ROOT

CLIENTS, PROCESSES = 16, 2
_SAMPLE = re.compile(r"^(\w+)\{(.*)\} (\S+)$", re.M)
_LABEL = re.compile(r'(\w+)="([^"]*)"')


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


def ask(
    environment: Mapping[str, str], port: int, visitors: Sequence[Visitor], seconds: float, cold: bool
) -> dict[str, Taken]:
    """What each kind of request took; every visitor is a client."""
    urls = environment["DATABASE_URL"], environment["REDIS_URL"]
    errands = [Errand(port, seconds, list(visitors[each::PROCESSES]), cold, *urls) for each in range(PROCESSES)]
    command = [sys.executable, "-m", "tests.benchmarks.client"]
    clients = [subprocess.Popen(command, cwd=ROOT, stdin=-1, stdout=-1, text=True) for _ in errands]
    for client, errand in zip(clients, errands, strict=True):
        _tell(client, errand.told())
    for client in clients:
        assert client.stdout is not None
        assert client.stdout.readline() == "ready\n"
    for client in clients:
        _tell(client, "begin")
    found: dict[str, list[float]] = defaultdict(list)
    for client in clients:
        assert client.stdout is not None
        for kind, milliseconds in json.loads(client.stdout.read()).items():
            found[kind] += milliseconds
        assert client.wait() == 0
    return {kind: Taken(sorted(each), seconds) for kind, each in found.items()}


def _tell(client: "subprocess.Popen[str]", line: str) -> None:
    assert client.stdin is not None
    client.stdin.write(f"{line}\n")
    client.stdin.flush()


class Counted:
    """Differences of the product's own counters since this was made."""

    def __init__(self, environment: Mapping[str, str]) -> None:
        self._port = int(environment["WEB_PORT"])
        self._before = self._read()

    def hit_rate(self) -> str:
        """Lookups that memory or Redis answered."""
        by_layer: dict[str, float] = defaultdict(float)
        for (name, labels), value in self._since().items():
            if name == "videoplanet_cache_lookups_total":
                by_layer[dict(labels)["layer"]] += value
        lookups = sum(by_layer.values())
        if not lookups:
            return "no lookups"
        return f"{(lookups - by_layer['database']) / lookups:.1%} of {lookups:.0f} lookups"

    def statements(self) -> str:
        """A request of the route that was asked most."""
        statements: dict[str, float] = defaultdict(float)
        requests: dict[str, float] = defaultdict(float)
        for (name, labels), value in self._since().items():
            route = f"{dict(labels).get('method')} {dict(labels).get('route')}"
            if name == "videoplanet_http_statements_total":
                statements[route] += value
            elif name == "videoplanet_http_request_seconds_count":
                requests[route] += value
        if not requests:
            return "not counted"
        most = max(requests, key=lambda route: requests[route])
        return f"{statements[most] / requests[most]:.2f}"

    def _since(self) -> dict[tuple[str, tuple[tuple[str, str], ...]], float]:
        return {key: value - self._before.get(key, 0.0) for key, value in self._read().items()}

    def _read(self) -> dict[tuple[str, tuple[tuple[str, str], ...]], float]:
        connection = http.client.HTTPConnection("127.0.0.1", self._port, timeout=30)
        connection.request("GET", "/metrics")
        answer = connection.getresponse()
        body = answer.read().decode()
        assert answer.status == 200, body
        return {(name, tuple(_LABEL.findall(labels))): float(value) for name, labels, value in _SAMPLE.findall(body)}
