"""Runners in rotated order, round after round, all servers up: only what was measured in one round is comparable."""

import os
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from statistics import quantiles
from typing import Any

import orjson
import psutil

from tests.benchmarks.bars import Bars
from tests.benchmarks.counted import Counted
from tests.benchmarks.rest.load import Order
from tests.benchmarks.rest.servers import Server, seconds_of
from tests.e2e.product import ROOT

CLIENTS, WARM_UP, BEFORE = 16, 1.5, 0.2
# Fewer or shorter ones where only a glance is wanted.
ROUNDS, SECONDS = int(os.environ.get("BENCH_ROUNDS", "8")), float(os.environ.get("BENCH_SECONDS", "1.5"))
NO_ERROR = "rest: no request is answered with an error"


@dataclass(frozen=True)
class Runner:
    """`cold` names channels of the product whose revision nobody has seen at each request."""

    name: str
    server: Server
    requests: Sequence[str]
    status: int = 200
    cold: Sequence[str] = ()
    clients: int = CLIENTS


@dataclass(frozen=True)
class Lap:
    """One round of one runner: milliseconds sorted, processor milliseconds a request of the server and the database."""

    milliseconds: Sequence[float]
    rate: float
    server_ms: float
    database_ms: float
    statuses: Counter[int]

    def percentile(self, percent: int) -> float:
        return quantiles(self.milliseconds, n=100, method="inclusive")[percent - 1]

    @property
    def burden(self) -> float:
        return self.server_ms + self.database_ms


Laps = dict[str, list[Lap]]


@dataclass
class Track:
    """Where runners run: the process of the clients, the database's own, and the environment of the product's web."""

    load: "subprocess.Popen[bytes]"
    database: Sequence[psutil.Process]
    environment: Mapping[str, str]
    bars: Bars

    def race(self, runners: Sequence[Runner]) -> Laps:
        found: Laps = {runner.name: [] for runner in runners}
        for runner in runners:
            assert runner.status in self._lap(runner, WARM_UP).statuses, runner.name
        for turn in range(ROUNDS):
            at = turn % len(runners)
            for runner in [*runners[at:], *runners[:at]]:
                self._lap(runner, BEFORE)
                found[runner.name].append(self._lap(runner, SECONDS))
        for runner in runners:
            self._hold(runner, found[runner.name])
        return found

    def once(self, runner: Runner) -> float:
        """Milliseconds of a single request."""
        [taken] = self._lap(runner, 0.0).milliseconds
        return taken

    def statements(self, runner: Runner) -> str:
        """That the product says it asks of the database for a request, in the mean."""
        counted = Counted(self.environment)
        self._lap(runner, SECONDS)
        return counted.statements()

    def _hold(self, runner: Runner, laps: Sequence[Lap]) -> None:
        wrong = sum((lap.statuses for lap in laps), Counter[int]())
        del wrong[runner.status]
        self.bars.hold(NO_ERROR, not wrong, f"{runner.name}: {dict(wrong)}", binding=True)

    def _lap(self, runner: Runner, seconds: float) -> Lap:
        server, database = runner.server.processor_seconds(), seconds_of(self.database)
        answer = self._order(runner, seconds)
        number = len(answer["milliseconds"])
        server, database = runner.server.processor_seconds() - server, seconds_of(self.database) - database
        statuses = Counter({int(status): count for status, count in answer["statuses"].items()})
        each = (server / number * 1000, database / number * 1000)
        return Lap(sorted(answer["milliseconds"]), number / answer["seconds"], *each, statuses)

    def _order(self, runner: Runner, seconds: float) -> dict[str, Any]:
        order = Order(
            runner.server.port,
            seconds,
            list(runner.requests),
            runner.clients,
            list(runner.cold),
            self.environment["REDIS_URL"],
        )
        assert self.load.stdin is not None
        assert self.load.stdout is not None
        self.load.stdin.write(order.told().encode() + b"\n")
        self.load.stdin.flush()
        answer: dict[str, Any] = orjson.loads(self.load.stdout.readline())
        return answer


@contextmanager
def track(database: Sequence[psutil.Process], environment: Mapping[str, str], bars: Bars) -> Iterator[Track]:
    command = [sys.executable, "-m", "tests.benchmarks.rest.load"]
    with subprocess.Popen(command, cwd=ROOT, stdin=-1, stdout=-1) as load:
        yield Track(load, database, environment, bars)
        load.communicate()
