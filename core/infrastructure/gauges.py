"""What there is at the moment, asked of database and queue when somebody watches.

All web processes of all machines tell the same, so that none has to be asked in particular. A part that is away leaves
its figures out.
"""

import threading
import time
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, wait
from functools import cache, partial
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

_ERRORS = Counter("videoplanet_scrape_errors", "Parts that gave no figures when they were asked for them", ["part"])


def gauge(name: str, words: str, *labels: str) -> GaugeMetricFamily:
    return GaugeMetricFamily(f"videoplanet_{name}", words, labels=labels)


class Gauges(Collector):
    """Asks all parts at once, for `patience` seconds at most, and keeps what they say for `keep` seconds."""

    def __init__(
        self, sources: dict[str, tuple[Source, ...]], *, keep: float = KEEP_SECONDS, patience: float = CHECK_SECONDS
    ) -> None:
        self._probes = {part: Probe(partial(_told, each)) for part, each in sources.items()}
        self._keep, self._patience, self._lock = keep, patience, threading.Lock()
        self._kept: list[Metric] = []
        self._asked_at = float("-inf")

    def collect(self) -> Iterator[Metric]:
        with self._lock:
            if time.monotonic() - self._asked_at > self._keep:
                self._kept, self._asked_at = self._ask(), time.monotonic()
            yield from self._kept

    def _ask(self) -> list[Metric]:
        asked = {part: probe.ask() for part, probe in self._probes.items()}
        ready = {part: probe.ask() for part, probe in PARTS.items()}
        everything: list[Future[Any]] = [*asked.values(), *ready.values()]
        wait(everything, timeout=self._patience)
        return [_readiness(ready), *(each for part, future in asked.items() for each in _answer(part, future))]


@cache
def gauges() -> Gauges:
    return Gauges(import_string(settings.GAUGES))


def _told(sources: tuple[Source, ...]) -> list[Metric]:
    return [each for source in sources for each in source()]


def _answer(part: str, future: "Future[list[Metric]]") -> list[Metric]:
    if _has_answered(future):
        return future.result()
    _ERRORS.labels(part).inc()
    return []


def _readiness(asked: "dict[str, Future[None]]") -> Metric:
    family = gauge("part_ready", "Whether a part answers within a second, as /health/ready tells", "part")
    for part, future in asked.items():
        family.add_metric([part], float(_has_answered(future)))
    return family


def _has_answered(future: "Future[Any]") -> bool:
    return future.done() and future.exception() is None
