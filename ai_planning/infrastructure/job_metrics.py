"""How jobs end, and how long people wait for them."""

from prometheus_client import Counter, Histogram

from ai_planning.domain.planning_job import PlanningJob

BUCKETS = (0.25, 0.5, 1.0, 2.5, 5.0, 10.0, 30.0, 60.0, 120.0, 300.0)

_JOBS = Counter("videoplanet_planning_jobs", "Planning jobs by the status they came to", ["kind", "status"])
_SECONDS = Histogram(
    "videoplanet_planning_job_seconds", "Planning jobs that succeeded, from asking to end", ["kind"], buckets=BUCKETS
)


def count_job(job: PlanningJob) -> None:
    _JOBS.labels(job.wish.kind.value, job.status.value).inc()
    if job.ended_at is not None and job.error is None and job.cancel_reason is None:
        _SECONDS.labels(job.wish.kind.value).observe((job.ended_at - job.created_at).total_seconds())
