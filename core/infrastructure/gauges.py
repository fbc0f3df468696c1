"""What there is at the moment, asked of database and queue when somebody watches.

All web processes of all machines tell the same, so that none has to be asked in particular. A part that is away leaves
its figures out.
"""

import threading
import time
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, wait
from functools import cache
from typing import Any

from django.conf import settings
from django.utils.module_loading import import_string
from prometheus_client import Counter, Metric
from prometheus_client.core import GaugeMetricFamily
from prometheus_client.registry import Collector

from core.infrastructure.probes import Probe
from core.infrastructure.readiness import CHECK_SECONDS, PARTS

Source = Callable[[], Iterable[Metric]]
KEEP_SECONDS = 5.0
# Of a part, each with a connection of its own: one that takes its time leaves a turn to the others.
AT_ONCE = 2

_ERRORS = Counter(
    "videoplanet_scrape_errors", "Parts that did not give all the figures that they were asked for", ["part"]
)


def gauge(name: str, words: str, *labels: str) -> GaugeMetricFamily:
    return GaugeMetricFamily(f"videoplanet_{name}", words, labels=labels)


class Gauges(Collector):
    """Asks all parts at once, for `patience` seconds at most, and keeps what they say for `keep` seconds."""

    def __init__(
        self, sources: dict[str, tuple[Source, ...]], *, keep: float = KEEP_SECONDS, patience: float = CHECK_SECONDS
    ) -> None:
        turns = {part: threading.Semaphore(AT_ONCE) for part in sources}
        self._watched = [(part, _Watched(each, turns[part])) for part, several in sources.items() for each in several]
        self._keep, self._patience, self._lock = keep, patience, threading.Lock()
        self._kept: list[Metric] = []
        self._asked_at = float("-inf")

    def collect(self) -> Iterator[Metric]:
        with self._lock:
            if time.monotonic() - self._asked_at > self._keep:
                self._kept, self._asked_at = self._ask(), time.monotonic()
            yield from self._kept

    def _ask(self) -> list[Metric]:
        asked = [(part, source, source.ask()) for part, source in self._watched]
        ready = {part: probe.ask() for part, probe in PARTS.items()}
        everything: list[Future[Any]] = [*(future for *_, future in asked), *ready.values()]
        wait(everything, timeout=self._patience)
        told = [(part, source.told(future)) for part, source, future in asked]
        for part in {part for part, answer in told if answer is None}:
            _ERRORS.labels(part).inc()
        return [_readiness(ready), *(each for _, answer in told for each in answer or ())]


class _Watched:
    """A source, which takes a turn of its part; what it says too late is told the next time."""

    def __init__(self, source: Source, turns: threading.Semaphore) -> None:
        self._probe: Probe[list[Metric]] = Probe(lambda: list(source()), turns)
        self._late: Future[list[Metric]] | None = None

    def ask(self) -> "Future[list[Metric]]":
        return self._probe.ask()

    def told(self, future: "Future[list[Metric]]") -> list[Metric] | None:
        """None where there is no answer."""
        has_ended, before = future.done(), self._late
        self._late = None if has_ended else future
        for each in (future,) if has_ended else (before,):
            if each is not None and _has_answered(each):
                return each.result()
        return None


@cache
def gauges() -> Gauges:
    return Gauges(import_string(settings.GAUGES))


def _readiness(asked: "dict[str, Future[None]]") -> Metric:
    family = gauge("part_ready", "Whether a part answers within a second, as /health/ready tells", "part")
    for part, future in asked.items():
        family.add_metric([part], float(_has_answered(future)))
    return family


def _has_answered(future: "Future[Any]") -> bool:
    return future.done() and future.exception() is None
