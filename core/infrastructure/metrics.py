"""What is counted for those who watch the product, in the words of Prometheus.

The processes of a kind share a directory (stack/metrics.py); an answer tells all kinds of this machine, each by its
name. Labels are names that the product gives, never what a request brings.
"""

from collections.abc import Callable
from functools import cache

from django.conf import settings
from prometheus_client import REGISTRY, Counter, Histogram, generate_latest

from core.infrastructure.exposition import EveryProcess, exposition_of
from core.infrastructure.gauges import gauges

UNMATCHED = "unmatched"
OTHER, FORM = "other", "form"
METHODS = frozenset(("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"))
BUCKETS = (0.005, 0.01, 0.025, 0.05, 0.1, 0.15, 0.2, 0.3, 0.5, 1.0, 2.5, 10.0)

_LOOKUPS = Counter("videoplanet_cache_lookups", "Entries looked up, by the layer that had them", ["entry", "layer"])
_SECONDS = Histogram(
    "videoplanet_http_request_seconds", "Requests by time taken", ["route", "method", "status", "body"], buckets=BUCKETS
)
_STATEMENTS = Counter("videoplanet_http_statements", "Database statements of requests", ["route", "method"])
_SPARED = Counter("videoplanet_http_spared", "Requests that needed no database statement", ["route", "method"])
_ERRORS = Counter(
    "videoplanet_http_errors", "Requests that were refused or failed", ["route", "method", "status", "code"]
)
_SLOW = Counter(
    "videoplanet_slow_requests", "Requests that took long, by the highest bound", ["route", "method", "level"]
)
_MANY = Counter(
    "videoplanet_many_statements", "Requests with many statements, by the highest bound", ["route", "method", "level"]
)


def count_lookups(entry: str, layer: str, count: int) -> None:
    """`layer` had them: "memory" or "redis"; "database" where nothing was kept.

    A lookup is one question for one thing that is kept, be it an answer as a whole or an entry of rows. It counts once,
    for the layer that ended it; one that did not have it counts nothing. So a request that a kept answer ends is one
    lookup, in front of Django or behind, and so is one whose answer is made anew.
    """
    if count:
        _LOOKUPS.labels(entry, layer).inc(count)


def count_request(
    route: str, method: str | None, status: int, seconds: float, statements: int, *, is_form: bool = False
) -> None:
    """`route` is the pattern, empty for a path that is none of ours; a form takes as long as its sender's line."""
    observe, add, spare = _of_request(*_where(route, method), status, FORM if is_form else OTHER)
    observe(seconds)
    add(statements)
    if not statements:
        spare(1)


def count_error(route: str, method: str | None, status: int, code: str) -> None:
    """`code` is the problem's."""
    _ERRORS.labels(*_where(route, method), status, code).inc()


def count_slow(route: str, method: str | None, level: str) -> None:
    _SLOW.labels(*_where(route, method), level).inc()


def count_many(route: str, method: str | None, level: str) -> None:
    _MANY.labels(*_where(route, method), level).inc()


def _where(route: str, method: str | None) -> tuple[str, str]:
    return route or UNMATCHED, method if method in METHODS else OTHER


@cache
def _of_request(route: str, method: str, status: int, body: str) -> tuple[Callable[[float], None], ...]:
    """To look each of them up again for every request would take longer than to count."""
    spared = _SPARED.labels(route, method)
    return _SECONDS.labels(route, method, status, body).observe, _STATEMENTS.labels(route, method).inc, spared.inc


def exposition() -> bytes:
    """The text format; what there is at the moment comes first, so that what gave no answer is counted already."""
    now = exposition_of(gauges())
    if not settings.METRICS_DIR:
        return now + generate_latest(REGISTRY)
    return now + exposition_of(EveryProcess(settings.METRICS_DIR))
