"""What all processes of a machine have counted, in the text format of Prometheus. It knows no framework: the process
`metrics` reads with it, too.
"""

from collections.abc import Iterator, Mapping
from pathlib import Path

from prometheus_client import CollectorRegistry, Metric, generate_latest
from prometheus_client.multiprocess import MultiProcessCollector
from prometheus_client.registry import Collector

LOOKS = 5
# Kinds begin anew one by one: were they added up, a sum that falls would be taken for one that began at 0.
PROCESS = "process"


class EveryProcess(Collector):
    """All processes of a machine, added up by kind; each has a directory in `root` (stack/metrics.py)."""

    def __init__(self, root: Path) -> None:
        self._root = root

    def collect(self) -> Iterator[Metric]:
        yield from self._merged(LOOKS)

    def _merged(self, looks: int) -> list[Metric]:
        """Looks again where a process begins anew in between, and its files are gone."""
        files: dict[str, list[str]] = {}
        for path in sorted(self._root.glob("*/*.db")):
            files.setdefault(path.parent.name.partition(".")[0], []).append(str(path))
        try:
            return _labelled(files)
        except FileNotFoundError:
            return self._merged(looks - 1) if looks > 1 else []


def _labelled(files: Mapping[str, list[str]]) -> list[Metric]:
    """A family holds the series of all kinds."""
    families: dict[str, Metric] = {}
    for kind, paths in files.items():
        for each in MultiProcessCollector.merge(paths):  # type: ignore[no-untyped-call]
            family = families.setdefault(each.name, Metric(each.name, each.documentation, each.type))
            for sample in each.samples:
                family.add_sample(sample.name, {**sample.labels, PROCESS: kind}, sample.value)
    return list(families.values())


def exposition_of(*collectors: Collector) -> bytes:
    registry = CollectorRegistry()
    for collector in collectors:
        registry.register(collector)
    return generate_latest(registry)
