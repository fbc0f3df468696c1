"""PlanTrash over PostgreSQL."""

from datetime import datetime
from uuid import UUID

from ai_planning.infrastructure.models import PlanningJobRecord, PlanRecord
from core.domain.events import project_channel
from core.domain.retention import RETENTION
from core.infrastructure import streams


class DjangoPlanTrash:
    def due(self, now: datetime, limit: int) -> list[tuple[UUID, UUID]]:
        found = PlanRecord.objects.filter(deleted_at__lte=now - RETENTION).order_by("deleted_at")
        return list(found.values_list("project_id", "id")[:limit])

    def mark(self, project_id: UUID, plan_id: UUID, now: datetime) -> bool:
        due = PlanRecord.objects.filter(id=plan_id, project_id=project_id, deleted_at__lte=now - RETENTION)
        return due.update(purging=True) > 0

    def drop(self, project_id: UUID, plan_id: UUID) -> None:
        dropped, _ = PlanRecord.objects.filter(id=plan_id, project_id=project_id, purging=True).delete()
        if dropped:
            PlanningJobRecord.objects.filter(plan_id=plan_id).delete()
            # The list of jobs shows fewer, which no event tells.
            streams.change(project_channel(project_id))
