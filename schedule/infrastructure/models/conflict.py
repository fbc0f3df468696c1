"""Tables of what people make of conflicts."""

from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex
from django.db import models


class ConflictStateRecord(models.Model):
    """`id` is the conflict's, which is made of its tasks; `days` are those that these had. Version 0: nothing yet."""

    id = models.UUIDField(primary_key=True)
    project_ids = ArrayField(models.UUIDField(), default=list)
    state = models.CharField(max_length=10, default="open")
    days = models.CharField(max_length=50, default="")
    by_id = models.UUIDField(null=True)
    at = models.DateTimeField(null=True)
    version = models.PositiveIntegerField(default=0)

    class Meta:
        db_table = "schedule_conflict_state"
        indexes = [GinIndex(fields=["project_ids"], name="schedule_conflict_projects")]
