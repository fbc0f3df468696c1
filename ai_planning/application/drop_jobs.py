"""The plan, or its whole project, lies in the trash: nobody waits for its jobs."""

from uuid import UUID

from ai_planning.application.job_ports import JobCounts, LivingProjects, PlanningJobs
from ai_planning.application.plan_ports import Plans
from ai_planning.contracts.jobs import CancelReason
from ai_planning.domain.plan_refusals import PlanNotFound
from ai_planning.domain.planning_job import PlanningJob
from core.application.ports import UnitOfWork
from core.domain.actor import SYSTEM
from core.domain.clock import Clock


def drop_jobs_of_plan(
    project_id: UUID,
    plan_id: UUID,
    *,
    unit_of_work: UnitOfWork,
    plans: Plans,
    jobs: PlanningJobs,
    clock: Clock,
    count: JobCounts,
) -> None:
    """Unless it was restored before this was heard of."""
    with unit_of_work(by=SYSTEM):
        try:
            plans.get(project_id, plan_id)
        except PlanNotFound:
            _drop(jobs.open_on(plan_id), jobs, clock, count)


def drop_jobs_of_project(
    project_id: UUID,
    *,
    unit_of_work: UnitOfWork,
    living: LivingProjects,
    jobs: PlanningJobs,
    clock: Clock,
    count: JobCounts,
) -> None:
    """As above."""
    with unit_of_work(by=SYSTEM):
        if project_id not in living({project_id}):
            _drop(jobs.open_in(project_id), jobs, clock, count)


def _drop(dropped: list[PlanningJob], jobs: PlanningJobs, clock: Clock, count: JobCounts) -> None:
    for job in dropped:
        job.cancel(CancelReason.PLAN_DELETED, clock())
        jobs.save(job)
        count(job)
