"""The files that a plan was exported to, with addresses that open them."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Protocol
from uuid import UUID

from ai_planning.application.export_keys import export_key
from ai_planning.application.plan_ports import Access
from ai_planning.contracts.job_rows import JobFile, JobRow
from core.application.ports import AddressSigner
from core.domain.actor import Actor
from core.domain.clock import Clock
from core.domain.pages import CursorPage, CursorRequest
from projects.contracts import Capability, ProjectGrant

# Addresses stay the same meanwhile, so that a list that is read again is the same list; they live an hour at least.
SAME_FOR = timedelta(minutes=30)
LIVES = SAME_FOR + timedelta(hours=1)


class ExportReads(Protocol):
    def page(self, grant: ProjectGrant, plan_id: UUID, wanted: CursorRequest) -> CursorPage[JobRow]:
        """Jobs that made a file of the plan, newest first; two statements, or three. Raises PlanNotFound."""


@dataclass(frozen=True)
class SeenExport:
    """`url` opens the file until `expires_at`."""

    job: JobRow
    file: JobFile
    url: str
    expires_at: datetime


def list_exports(
    actor: Actor,
    project_id: UUID,
    plan_id: UUID,
    wanted: CursorRequest,
    *,
    access: Access,
    reads: ExportReads,
    signer: AddressSigner,
    clock: Clock,
) -> CursorPage[SeenExport]:
    """Newest first. Raises PlanNotFound."""
    page = reads.page(access(actor, project_id, Capability.READ), plan_id, wanted)
    now = clock()
    since = now - timedelta(seconds=now.timestamp() % SAME_FOR.total_seconds())
    rows = tuple(_seen(job, job.result.file, since, signer) for job in page.rows if job.result and job.result.file)
    return CursorPage(rows, page.next_after, page.seq, page.epoch)


def _seen(job: JobRow, file: JobFile, since: datetime, signer: AddressSigner) -> SeenExport:
    key, until = export_key(job.project_id, job.plan_id, job.id, job.attempts), since + LIVES
    urls = signer.sign([key], since=since, until=until, file_name=file.name, media_type=file.media_type)
    return SeenExport(job, file, urls[key], until)
