"""Is a write seen by the very next read of another process? Pairs of a write and a read, two web processes in turn.

One process writes, the other reads at once, as another member of the project where one is at hand; next time the
other way round. Every read names the tag of the reader's last answer: 304 after a change is stale, too. Each person
writes in a project in which nobody else writes, and the next one reads.
"""

import signal
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from math import ceil
from threading import Lock

from stack.ports import answers_http, free_ports
from tests.benchmarks.pairs import Pair, Pairs, Reader, Refused
from tests.benchmarks.places import Place, Somebody
from tests.e2e.product import ROOT, until

PAIRS, TOLD_EACH = 10_000, 1000


def measure(where: Place, pairs: int = PAIRS) -> None:
    tasks = list(_tasks(where.measured()))
    tally = _Tally()
    with _two_processes(where.environment) as ports:
        works = [_Writing(writer, reader, project, ports, tally) for writer, reader, project in tasks]
        with ThreadPoolExecutor(len(works)) as threads:
            list(threads.map(lambda work: work.run(ceil(pairs / len(works))), works))
    stale, errors = tally.stale, tally.errors
    print(
        f"write in one process, read in the other at once, by {len(tasks)} people: {tally.told()} (bar: 0)", flush=True
    )
    where.bars.hold("no stale read", not stale, str(dict(stale)), binding=True)
    where.bars.hold("no error between write and read", not errors, "; ".join(errors), binding=True)


def _tasks(people: list[Somebody]) -> Iterator[tuple[Somebody, Somebody, str]]:
    """Who writes, who reads, and a project each that both are in and the first one may write in."""
    taken: set[str] = set()
    for writer, reader in zip(people, people[1:] + people[:1], strict=True):
        both = {project["id"] for project in reader.projects} - taken
        mine = [project["id"] for project in writer.may("invite") if project["id"] in both]
        with_notes = next((each for each in mine if _has_notes(writer, each)), None)
        if with_notes:
            taken.add(with_notes)
            yield writer, reader, with_notes


def _has_notes(person: Somebody, project_id: str) -> bool:
    return bool(person.must("GET", f"/v2/feedback/{project_id}?page_size=1")["results"])


class _Tally:
    """What was done so far; told now and then, since it takes minutes."""

    def __init__(self) -> None:
        self.stale: Counter[str] = Counter()
        self.errors: list[str] = []
        self._pairs, self._began, self._lock = 0, time.perf_counter(), Lock()

    def add(self, pair: Pair, is_seen: bool) -> None:
        with self._lock:
            self._pairs += 1
            if not is_seen:
                self.stale[pair.kind] += 1
            if self._pairs % TOLD_EACH == 0:
                print(f"{'':>14} {self.told()}", flush=True)

    def told(self) -> str:
        seconds = time.perf_counter() - self._began
        rate, stale = self._pairs / seconds, self.stale.total()
        return f"{self._pairs} pairs in {seconds:.0f} s, {rate:.0f}/s, stale reads {stale}, errors {len(self.errors)}"


class _Writing:
    def __init__(self, writer: Somebody, reader: Somebody, project_id: str, ports: list[int], tally: _Tally) -> None:
        self._pairs, self._tally = Pairs(writer, project_id), tally
        self._writing = [Reader(port, writer.token) for port in ports]
        self._reading = [Reader(port, reader.token) for port in ports]

    def run(self, pairs: int) -> None:
        """Ends with the first error: after it nobody knows what a read has to show."""
        try:
            for turn in range(pairs):
                self._one(turn)
        except Refused as error:
            self._tally.errors.append(str(error))

    def _one(self, turn: int) -> None:
        a, b = turn % 2, 1 - turn % 2
        pair = self._pairs.next(self._writing[a], turn)
        # A mark of one's own is read by oneself.
        read = self._writing[b] if pair.is_private else self._reading[b]
        self._tally.add(pair, pair.is_seen(read.get(pair.path)))


@contextmanager
def _two_processes(environment: Mapping[str, str]) -> Iterator[list[int]]:
    """Web processes beside those of the product, a worker each; their addresses are ports."""
    ports, started = free_ports(2), []
    with tempfile.TemporaryDirectory() as directory:
        try:
            for port in ports:
                own = {"WEB_PORT": str(port), "WEB_WORKERS": "1", "METRICS_DIR": f"{directory}/{port}"}
                command, silent = [sys.executable, "-m", "stack.process", "web"], subprocess.DEVNULL
                started.append(
                    subprocess.Popen(command, cwd=ROOT, env={**environment, **own}, stdout=silent, stderr=silent)
                )
            for port in ports:
                until(lambda port=port: answers_http(port, "/health/live", 200), what=f"a web process on {port}")  # type: ignore[misc]
            yield ports
        finally:
            for process in started:
                process.send_signal(signal.SIGTERM)
            for process in started:
                process.wait(30)
