"""HeldPlans over PostgreSQL."""

from uuid import UUID

from ai_planning.infrastructure.models import PlanRecord


class DjangoHeldPlans:
    def naming(self, project_id: UUID, user_id: UUID) -> list[UUID]:
        living = PlanRecord.objects.filter(project_id=project_id, deleted_at=None, people__has_key=str(user_id))
        return list(living.order_by("id").values_list("id", flat=True))
