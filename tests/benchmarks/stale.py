"""Is a write seen by the very next read of another process? Pairs of a write and a read, two web processes in turn.

One process writes, the other reads at once, as another member of the project where one is at hand; next time the
other way round. Every read names the tag of the reader's last answer: 304 after a change is stale, too.
"""

import itertools
import signal
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager

from stack.ports import answers_http, free_ports
from tests.benchmarks.pairs import Pair, Pairs, Reader
from tests.benchmarks.places import Place, Somebody
from tests.e2e.product import ROOT, until

PAIRS, WRITERS = 10_000, 8


def measure(where: Place, pairs: int = PAIRS) -> None:
    people = [where.somebody(), *where.others(WRITERS)]
    tasks = list(_tasks(people))[:WRITERS]
    done: Counter[str] = Counter()
    with _two_processes(where.environment) as ports:
        began = time.perf_counter()
        works = [_Writing(writer, reader, project, ports, pairs // len(tasks)) for writer, reader, project in tasks]
        with ThreadPoolExecutor(len(works)) as threads:
            for stale in threads.map(_Writing.run, works):
                done += stale
        seconds = time.perf_counter() - began
    number = sum(each.asked for each in works)
    print(
        f"write in one process, read in the other at once: {number} pairs by {len(tasks)} people in {seconds:.0f} s, "
        f"stale reads {done.total()} (bar: 0) {dict(done) or ''}"
    )


def _tasks(people: list[Somebody]) -> Iterator[tuple[Somebody, Somebody, str]]:
    """A project each that one of them may write in and another is in; nobody else writes there."""
    taken: set[str] = set()
    for writer, reader in itertools.permutations(people, 2):
        both = {project["id"] for project in reader.projects} - taken
        mine = [project["id"] for project in writer.may("invite") if project["id"] in both]
        with_notes = [each for each in mine[:10] if _has_notes(writer, each)]
        if with_notes:
            taken.add(with_notes[0])
            yield writer, reader, with_notes[0]


def _has_notes(person: Somebody, project_id: str) -> bool:
    return bool(person.must("GET", f"/v2/feedback/{project_id}?page_size=1")["results"])


class _Writing:
    def __init__(self, writer: Somebody, reader: Somebody, project_id: str, ports: list[int], pairs: int) -> None:
        self.asked = 0
        self._pairs, self._number = Pairs(writer, project_id), pairs
        self._writing = [Reader(port, writer.token) for port in ports]
        self._reading = [Reader(port, reader.token) for port in ports]

    def run(self) -> Counter[str]:
        """Stale reads by kind."""
        stale: Counter[str] = Counter()
        for turn in range(self._number):
            a, b = turn % 2, 1 - turn % 2
            pair: Pair = self._pairs.next(self._writing[a], turn)
            # A mark of one's own is read by oneself.
            read = self._writing[b] if pair.is_private else self._reading[b]
            self.asked += 1
            if not pair.is_seen(read.get(pair.path)):
                stale[pair.kind] += 1
        return stale


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
