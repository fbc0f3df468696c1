"""Nobody waits for jobs: their plan, or its whole project, lies in the trash, or who asked for them is gone."""

from uuid import UUID

from ai_planning.application.job_ports import JobCounts, LivingProjects, PlanningJobs
from ai_planning.application.people_ports import Members
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


def drop_jobs_of_member(
    user_id: UUID,
    project_id: UUID,
    *,
    members: Members,
    unit_of_work: UnitOfWork,
    jobs: PlanningJobs,
    clock: Clock,
    count: JobCounts,
) -> None:
    """Nothing happens to who has come back meanwhile."""
    with unit_of_work(by=SYSTEM):
        if not members.members_named(project_id, [user_id]):
            _drop(jobs.open_of(user_id, project_id), jobs, clock, count, CancelReason.MEMBER_LEFT)


def drop_jobs_of_person(
    user_id: UUID, *, unit_of_work: UnitOfWork, jobs: PlanningJobs, clock: Clock, count: JobCounts
) -> None:
    with unit_of_work(by=SYSTEM):
        _drop(jobs.open_of(user_id, None), jobs, clock, count, CancelReason.MEMBER_LEFT)


def _drop(
    dropped: list[PlanningJob],
    jobs: PlanningJobs,
    clock: Clock,
    count: JobCounts,
    reason: CancelReason = CancelReason.PLAN_DELETED,
) -> None:
    for job in dropped:
        job.cancel(reason, clock())
        jobs.save(job)
        count(job)
