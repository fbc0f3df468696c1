"""How tries at jobs end, and how long they take."""

from enum import StrEnum

from prometheus_client import Histogram

BUCKETS = (0.01, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 5.0, 10.0, 30.0, 60.0, 300.0, 1800.0, 7200.0)


class Outcome(StrEnum):
    """`POSTPONED`: it is tried again."""

    SUCCEEDED = "succeeded"
    POSTPONED = "postponed"
    FAILED = "failed"


_SECONDS = Histogram("videoplanet_job_seconds", "Tries at jobs by time taken", ["kind", "outcome"], buckets=BUCKETS)


def count_try(kind: str, outcome: Outcome, seconds: float) -> None:
    _SECONDS.labels(kind, outcome.value).observe(seconds)
