"""PlanRemains over PostgreSQL."""

from uuid import UUID

from django.apps import apps
from django.db import models

AT_ONCE = 50


class DjangoPlanRemains:
    def drop_some(self, project_id: UUID) -> bool:
        """From every table of the context that names projects; what hangs on plans goes with them."""
        dropped = 0
        for table in _tables():
            rows = table._default_manager.filter(project_id=project_id)
            some = list(rows.values_list("pk", flat=True)[:AT_ONCE])
            dropped += len(some)
            rows.filter(pk__in=some).delete()
        return dropped > 0


def _tables() -> list[type[models.Model]]:
    found = apps.get_app_config("ai_planning").get_models()
    return [each for each in found if any(field.attname == "project_id" for field in each._meta.concrete_fields)]
