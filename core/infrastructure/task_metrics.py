"""How long tasks wait in their queues, and how long they take: Celery's signals, counted.

Whoever sends a task writes the moment into its message (`published_at`, seconds since 1970).
"""

import time
from typing import Any

from celery.signals import before_task_publish, task_postrun, task_prerun
from prometheus_client import Histogram

PUBLISHED_AT = "published_at"
BUCKETS = (0.01, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 5.0, 10.0, 30.0, 60.0, 300.0, 1800.0, 7200.0)
OTHER = "other"
_OUTCOMES = {"SUCCESS": "succeeded", "FAILURE": "failed", "RETRY": "retried"}

_SECONDS = Histogram("videoplanet_task_seconds", "Tasks by time taken", ["task", "outcome"], buckets=BUCKETS)
_WAITS = Histogram("videoplanet_task_wait_seconds", "Tasks by time in the queue", ["queue"], buckets=BUCKETS)


def listen() -> None:
    """Once a process."""
    before_task_publish.connect(stamp)
    task_prerun.connect(begin)
    task_postrun.connect(end)


def stamp(headers: dict[str, Any], **_: Any) -> None:
    headers.setdefault(PUBLISHED_AT, time.time())


def begin(task: Any, **_: Any) -> None:
    """The clocks of two machines may differ: nothing waits less than no time."""
    request = task.request
    request.began_at = time.perf_counter()
    if published_at := getattr(request, PUBLISHED_AT, None):
        queue = (request.delivery_info or {}).get("routing_key") or OTHER
        _WAITS.labels(queue).observe(max(0.0, time.time() - published_at))


def end(task: Any, state: str | None = None, **_: Any) -> None:
    began_at = getattr(task.request, "began_at", None)
    if began_at is not None:
        outcome = _OUTCOMES.get(state or "", OTHER)
        _SECONDS.labels(task.name, outcome).observe(time.perf_counter() - began_at)
