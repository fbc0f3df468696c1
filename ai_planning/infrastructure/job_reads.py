"""JobReads over PostgreSQL."""

from typing import Any
from uuid import UUID

from django.db.models import QuerySet

from ai_planning.application.job_ports import JobFilter
from ai_planning.contracts.job_rows import JobRow
from ai_planning.infrastructure.models import PlanningJobRecord, PlanRecord
from ai_planning.infrastructure.planning_jobs import planning_job
from core.domain.errors import InvalidField
from core.domain.events import project_channel
from core.domain.ids import parse_id
from core.domain.pages import CursorPage, CursorRequest
from core.infrastructure import streams
from projects.contracts import ProjectGrant


class PostgresJobReads:
    def page(self, grant: ProjectGrant, wanted: CursorRequest, only: JobFilter) -> CursorPage[JobRow]:
        chosen = {"plan_id": only.plan_id, "kind": only.kind, "status": only.status}
        records = PlanningJobRecord.objects.filter(
            project_id=grant.project_id, **{name: value for name, value in chosen.items() if value is not None}
        )
        return stretch(grant, records, wanted)

    def row(self, grant: ProjectGrant, job_id: UUID) -> JobRow | None:
        record = PlanningJobRecord.objects.filter(id=job_id, project_id=grant.project_id).first()
        return None if record is None else _row(record)

    def has_plan(self, grant: ProjectGrant, plan_id: UUID) -> bool:
        return PlanRecord.objects.filter(id=plan_id, project_id=grant.project_id, deleted_at=None).exists()


def stretch(grant: ProjectGrant, records: QuerySet[PlanningJobRecord], wanted: CursorRequest) -> CursorPage[JobRow]:
    """Of the project's jobs. The stream's position is read first: an event in between is told twice, never lost."""
    head = streams.head(project_channel(grant.project_id))
    if wanted.after is not None:
        records = records.filter(id__lt=_id_of(wanted.after))
    rows = [_row(record) for record in records.order_by("-id")[: wanted.size + 1]]
    kept = tuple(rows[: wanted.size])
    following = (str(kept[-1].id),) if len(rows) > wanted.size else None
    return CursorPage(kept, following, head.seq, head.epoch)


def _row(record: Any) -> JobRow:
    return planning_job(record).row()


def _id_of(key: tuple[str, ...]) -> UUID:
    found = parse_id(key[0]) if len(key) == 1 else None
    if found is None:
        raise InvalidField("/cursor", "field.invalid")
    return found
