"""Which series the product exports: names with the labels that each has, from its own registry and its own gauges."""

import re
from collections.abc import Iterable, Iterator
from typing import Any

from prometheus_client import REGISTRY, Metric

from core.infrastructure.exposition import PROCESS
from stack.programs import ROOT
from tests.guards.test_words import import_everything

_REASON = re.compile(r'(?:SocketClosed|_close_now)\(\s*[\w.]+,\s*"([\w.]+)"')
SUFFIXES = {"counter": ("_total",), "gauge": ("",), "histogram": ("_bucket", "_sum", "_count")}
# Made by Prometheus itself.
OF_PROMETHEUS = {"up": {"job", "instance"}, "ALERTS": {"alertname", "alertstate", "severity"}}


def counted() -> dict[str, set[str]]:
    """What processes count: every metric that is declared anywhere in the product, told by kind of process."""
    import_everything()
    declared = [each for each in REGISTRY._collector_to_names if hasattr(each, "_labelnames")]
    return dict(each for metric in declared for each in _of_declared(metric))


def _of_declared(metric: Any) -> Iterator[tuple[str, set[str]]]:
    (family,) = metric.describe()
    assert PROCESS not in metric._labelnames, family.name
    yield from _named(family.name, family.type, {*metric._labelnames, PROCESS})


def reasons() -> set[str]:
    """Words that are told when the server ends a socket, wherever one is written."""
    files = [path for place in ("core", "feedback") for path in (ROOT / place).rglob("*.py")]
    return {word for path in files for word in _REASON.findall(path.read_text())}


def asked(families: Iterable[Metric]) -> dict[str, set[str]]:
    """What there is at the moment, by samples of it."""
    found: dict[str, set[str]] = {}
    for family in families:
        for sample in family.samples:
            found.setdefault(sample.name, set(sample.labels))
    return found


def _named(name: str, kind: str, labels: set[str]) -> Iterator[tuple[str, set[str]]]:
    for suffix in SUFFIXES[kind]:
        yield name + suffix, labels | ({"le"} if suffix == "_bucket" else set())
