"""Nobody wants the job any more: what it has made so far stays, what it has not used is given back."""

from dataclasses import dataclass
from uuid import UUID

from ai_planning.application.desk import Desk
from ai_planning.contracts.job_rows import JobRow
from ai_planning.contracts.jobs import CancelReason
from ai_planning.domain.job_refusals import JobHasEnded, NotYourJob
from core.domain.actor import Actor
from projects.contracts import Capability


@dataclass(frozen=True, kw_only=True)
class CancelJob:
    actor: Actor
    project_id: UUID
    job_id: UUID


def cancel_job(command: CancelJob, *, desk: Desk) -> JobRow:
    """JobNotFound, NotYourJob, JobHasEnded; one that was cancelled before stays so."""
    with desk.unit_of_work(by=command.actor):
        grant = desk.access.require(command.actor, command.project_id, Capability.UPDATE)
        job = desk.jobs.get(grant.project_id, command.job_id)
        if job.requester.id != grant.user_id and not grant.allows(Capability.DELETE):
            raise NotYourJob
        was_open = job.is_open
        if was_open:
            job.cancel(CancelReason.ASKED, desk.clock())
            desk.jobs.save(job)
        elif job.cancel_reason is None:
            raise JobHasEnded
    if was_open:
        desk.count(job)
    return job.row()
