"""JobOrders over the jobs of the kernel."""

from datetime import timedelta

from ai_planning.domain.planning_job import PlanningJob
from core.infrastructure.jobs import DatabaseJobQueue

RUN_JOB = "ai_planning.run_job"


class DatabaseJobOrders:
    def order(self, job: PlanningJob, after: timedelta = timedelta()) -> None:
        ids = {"job_id": job.id, "project_id": job.project_id, "plan_id": job.plan_id, "user_id": job.requester.id}
        payload = {name: str(value) for name, value in ids.items()}
        DatabaseJobQueue().enqueue(RUN_JOB, payload, key=f"{RUN_JOB}:{job.id}:{job.failures}", after=after)
