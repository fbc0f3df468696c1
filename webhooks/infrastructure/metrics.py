"""How attempts end, and how long they take."""

from prometheus_client import Counter, Histogram

from webhooks.domain.outcome import Outcome

BUCKETS = (0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 5.0, 10.0, 30.0)
DELIVERED = "delivered"

_ATTEMPTS = Counter("videoplanet_webhook_attempts", "Attempts to hand a delivery over, by how they ended", ["outcome"])
_SECONDS = Histogram("videoplanet_webhook_seconds", "Attempts by time taken", buckets=BUCKETS)


def count_attempt(outcome: Outcome) -> None:
    _ATTEMPTS.labels(outcome.failure.value if outcome.failure else DELIVERED).inc()
    _SECONDS.observe(outcome.milliseconds / 1000)
