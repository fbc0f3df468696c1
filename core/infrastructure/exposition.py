"""What all processes of a machine have counted, in the text format of Prometheus. It knows no framework: the process
`metrics` reads with it, too.
"""

from collections.abc import Iterator
from pathlib import Path

from prometheus_client import CollectorRegistry, Metric, generate_latest
from prometheus_client.multiprocess import MultiProcessCollector
from prometheus_client.registry import Collector

LOOKS = 5


class EveryProcess(Collector):
    """All processes of a machine; each has a directory in `root` (stack/metrics.py)."""

    def __init__(self, root: Path) -> None:
        self._root = root

    def collect(self) -> Iterator[Metric]:
        yield from self._merged(LOOKS)

    def _merged(self, looks: int) -> list[Metric]:
        """Looks again where a process begins anew in between, and its files are gone."""
        files = [str(path) for path in self._root.glob("*/*.db")]
        try:
            return list(MultiProcessCollector.merge(files))  # type: ignore[no-untyped-call]
        except FileNotFoundError:
            return self._merged(looks - 1) if looks > 1 else []


def exposition_of(*collectors: Collector) -> bytes:
    registry = CollectorRegistry()
    for collector in collectors:
        registry.register(collector)
    return generate_latest(registry)
