"""Remains over all tables of the context."""

from uuid import UUID

from django.apps import apps
from django.core.exceptions import FieldDoesNotExist
from django.db import models

from schedule.infrastructure.models import ConflictStateRecord

_LABEL, _OWNER = "schedule", "project_id"


class DjangoRemains:
    def forget(self, project_id: UUID) -> None:
        """A table that comes later is not forgotten: whatever tells its project goes, one statement a table.

        Keys from table to table are looked at when the transaction ends.
        """
        for table in _owned():
            rows = table._base_manager.filter(**{_OWNER: project_id})
            rows._raw_delete(rows.db)
        ConflictStateRecord.objects.filter(project_ids__contains=[project_id]).delete()


def _owned() -> list[type[models.Model]]:
    return [table for table in apps.get_app_config(_LABEL).get_models() if _tells_project(table)]


def _tells_project(table: type[models.Model]) -> bool:
    try:
        table._meta.get_field(_OWNER)
    except FieldDoesNotExist:
        return False
    return True
