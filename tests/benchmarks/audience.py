"""A thousand sockets on one server, in processes of their own, and what each event took to reach them."""

import json
import subprocess
import sys
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from statistics import quantiles
from types import TracebackType
from typing import Any

from tests.e2e.product import ROOT

PROCESSES = 2
LATEST = 60.0


@dataclass(frozen=True)
class Heard:
    """`milliseconds` of every delivery, sorted, and the server's processor time for all of them in `seconds`.

    `frames` are in order; `wrong` tells what was missed, doubled, cut.
    """

    milliseconds: Sequence[float]
    seconds: float
    frames: Sequence[str]
    wrong: Counter[str]

    def percentile(self, percent: int) -> float:
        return quantiles(self.milliseconds, n=100, method="inclusive")[percent - 1]

    def told(self) -> str:
        each = self.seconds / len(self.milliseconds) * 1e6
        return (
            f"p50 {self.percentile(50):.1f} ms, p99 {self.percentile(99):.1f} ms, {each:.1f} µs of the processor each"
        )


@dataclass(frozen=True)
class Report:
    """`arrivals` of each event in microseconds since 1970."""

    arrivals: Sequence[Sequence[int]]
    frames: Sequence[str]
    wrong: Counter[str]

    def since(self, began: Sequence[int], seconds: float) -> Heard:
        """`began` is when each event began its way."""
        pairs = zip(self.arrivals, began, strict=True)
        taken = sorted((at - start) / 1000 for ats, start in pairs for at in ats)
        return Heard(taken, seconds, self.frames, self.wrong)


class Audience:
    """`with Audience(port, path, tokens, after)`: a socket for each token, which has all events up to `after`."""

    def __init__(self, port: int, path: str, tokens: Sequence[str], after: int) -> None:
        command = [sys.executable, "-m", "tests.benchmarks.ears"]
        self._processes = [subprocess.Popen(command, cwd=ROOT, stdin=-1, stdout=-1) for _ in range(PROCESSES)]
        for number, process in enumerate(self._processes):
            order = {"port": port, "path": path, "tokens": tokens[number::PROCESSES], "after": after}
            _say(process, order)
        for process in self._processes:
            assert process.stdout is not None
            assert process.stdout.readline() == b"ready\n"

    def report(self, after: int, until: int) -> Report:
        for process in self._processes:
            _say(process, {"after": after, "until": until, "seconds": LATEST})
        found = [_answer(process) for process in self._processes]
        arrivals = [
            [at for each in ears for at in each] for ears in zip(*(part["arrivals"] for part in found), strict=True)
        ]
        return Report(arrivals, found[0]["frames"], sum((Counter(part["wrong"]) for part in found), Counter()))

    def __enter__(self) -> "Audience":
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        for process in self._processes:
            process.communicate()


def _say(process: "subprocess.Popen[bytes]", order: dict[str, Any]) -> None:
    assert process.stdin is not None
    process.stdin.write(json.dumps(order).encode() + b"\n")
    process.stdin.flush()


def _answer(process: "subprocess.Popen[bytes]") -> dict[str, Any]:
    assert process.stdout is not None
    answer: dict[str, Any] = json.loads(process.stdout.readline())
    return answer
