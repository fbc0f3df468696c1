"""Another try at what failed or was cancelled: a job of its own, of what is yet to be made."""

from dataclasses import dataclass
from uuid import UUID

from ai_planning.application.asking import Asked, ask
from ai_planning.application.desk import Desk
from ai_planning.contracts.job_rows import JobRow
from core.domain.actor import Actor
from projects.contracts import Capability


@dataclass(frozen=True, kw_only=True)
class RetryJob:
    actor: Actor
    project_id: UUID
    job_id: UUID


def retry_job(command: RetryJob, *, desk: Desk) -> JobRow:
    """JobNotFound, JobHasNotFailed, and as `ask` refuses."""
    with desk.unit_of_work(by=command.actor):
        grant = desk.access.require(command.actor, command.project_id, Capability.UPDATE)
        failed = desk.jobs.get(grant.project_id, command.job_id)
        wish = failed.wish_again()
    place = {"project_id": failed.project_id, "plan_id": failed.plan_id}
    return ask(Asked(actor=command.actor, wish=wish, retry_of=failed.id, **place), desk)
