"""ExportReads over PostgreSQL."""

from uuid import UUID

from django.db.models import Exists

from ai_planning.contracts.job_rows import JobRow
from ai_planning.contracts.jobs import JobKind, JobStatus
from ai_planning.domain.plan_refusals import PlanNotFound
from ai_planning.infrastructure.job_reads import stretch
from ai_planning.infrastructure.models import PlanningJobRecord, PlanRecord
from core.domain.pages import CursorPage, CursorRequest
from projects.contracts import ProjectGrant


class PostgresExportReads:
    def page(self, grant: ProjectGrant, plan_id: UUID, wanted: CursorRequest) -> CursorPage[JobRow]:
        """Whether the plan is there is asked for itself only where it has no files."""
        plan = PlanRecord.objects.filter(id=plan_id, project_id=grant.project_id, deleted_at=None)
        made = {"kind": JobKind.EXPORT, "status": JobStatus.SUCCEEDED}
        page = stretch(grant, PlanningJobRecord.objects.filter(Exists(plan), plan_id=plan_id, **made), wanted)
        if not page.rows and not plan.exists():
            raise PlanNotFound
        return page
