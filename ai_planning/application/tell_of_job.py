"""Whoever asked for a job hears of its end; one that was cancelled tells nobody."""

from dataclasses import dataclass
from uuid import UUID

from ai_planning.application.comment_ports import Heralds, PlanTalkNews, ToldPlan
from core.application.ports import UnitOfWork
from core.domain.actor import SYSTEM
from identity.contracts import NotificationType
from notifications.contracts import News


@dataclass(frozen=True, kw_only=True)
class EndedJob:
    project_id: UUID
    plan_id: UUID
    job_id: UUID
    requester_id: UUID
    has_failed: bool


def tell_of_job(
    job: EndedJob, delivery_id: UUID, *, unit_of_work: UnitOfWork, news: PlanTalkNews, heralds: Heralds
) -> None:
    with unit_of_work(by=SYSTEM):
        plan = news.plan(job.project_id, job.plan_id)
        if plan is not None:
            heralds.hold({job.requester_id})
            heralds.tell(_news(plan, job), delivery_id)


def _news(plan: ToldPlan, job: EndedJob) -> News:
    """Those of one plan gather in one entry until it is read."""
    return News(
        kind=NotificationType.JOB_FINISHED,
        what="plan_failed" if job.has_failed else "plan",
        project_id=plan.project_id,
        recipients=(job.requester_id,),
        subject_id=plan.id,
        subject=plan.title,
        text="",
        path=f"/projects/{plan.project_id}/plans/{plan.id}?job={job.job_id}",
        source_id=job.job_id,
    )
