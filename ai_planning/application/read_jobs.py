"""Looking at jobs."""

from dataclasses import dataclass
from datetime import timedelta
from uuid import UUID

from ai_planning.application.export_keys import export_key
from ai_planning.application.job_ports import JobFilter, JobReads, ProjectAccess
from ai_planning.contracts.job_rows import JobRow
from ai_planning.domain.job_refusals import JobNotFound
from core.application.ports import AddressSigner
from core.domain.actor import Actor
from core.domain.clock import Clock
from core.domain.pages import CursorPage, CursorRequest
from projects.contracts import Capability

LINK_LIVES = timedelta(hours=1)


@dataclass(frozen=True)
class SeenJob:
    """`url` opens the file that it made, for an hour."""

    row: JobRow
    url: str | None = None


def list_jobs(
    actor: Actor, project_id: UUID, wanted: CursorRequest, only: JobFilter, *, access: ProjectAccess, reads: JobReads
) -> CursorPage[JobRow]:
    """Newest first."""
    return reads.page(access.require(actor, project_id, Capability.READ), wanted, only)


def read_job(
    actor: Actor,
    project_id: UUID,
    job_id: UUID,
    *,
    access: ProjectAccess,
    reads: JobReads,
    signer: AddressSigner,
    clock: Clock,
) -> SeenJob:
    """JobNotFound. The address is signed anew every time; none opens what belongs to a plan in the trash."""
    grant = access.require(actor, project_id, Capability.READ)
    row = reads.row(grant, job_id)
    if row is None:
        raise JobNotFound
    if row.result is None or row.result.file is None or not reads.has_plan(grant, row.plan_id):
        return SeenJob(row)
    file, key, since = row.result.file, export_key(row.project_id, row.plan_id, row.id, row.attempts), clock()
    term = {"since": since, "until": since + LINK_LIVES}
    return SeenJob(row, signer.sign([key], file_name=file.name, media_type=file.media_type, **term)[key])
