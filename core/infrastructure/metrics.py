"""What is counted for those who watch the product, in the words of Prometheus.

The processes of a kind share a directory (stack/metrics.py); an answer adds up all kinds of this machine. Labels are
names that the product gives, never what a request brings.
"""

from django.conf import settings
from prometheus_client import REGISTRY, Counter, Histogram, generate_latest

from core.infrastructure.exposition import EveryProcess, exposition_of

UNMATCHED = "unmatched"
OTHER = "other"
METHODS = frozenset(("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"))
BUCKETS = (0.005, 0.01, 0.025, 0.05, 0.1, 0.15, 0.2, 0.3, 0.5, 1.0, 2.5, 10.0)

_LOOKUPS = Counter("videoplanet_cache_lookups", "Entries looked up, by the layer that had them", ["entry", "layer"])
_SECONDS = Histogram(
    "videoplanet_http_request_seconds", "Requests by time taken", ["route", "method", "status"], buckets=BUCKETS
)
_STATEMENTS = Counter("videoplanet_http_statements", "Database statements of requests", ["route", "method"])
_SPARED = Counter("videoplanet_http_spared", "Requests that needed no database statement", ["route", "method"])


def count_lookups(entry: str, layer: str, count: int) -> None:
    if count:
        _LOOKUPS.labels(entry, layer).inc(count)


def count_request(route: str, method: str | None, status: int, seconds: float, statements: int) -> None:
    """`route` is the pattern, empty for a path that is none of ours."""
    where, how = route or UNMATCHED, method if method in METHODS else OTHER
    _SECONDS.labels(where, how, status).observe(seconds)
    _STATEMENTS.labels(where, how).inc(statements)
    if not statements:
        _SPARED.labels(where, how).inc()


def exposition() -> bytes:
    """The text format."""
    if not settings.METRICS_DIR:
        return generate_latest(REGISTRY)
    return exposition_of(EveryProcess(settings.METRICS_DIR))
