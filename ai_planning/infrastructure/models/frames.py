"""Pictures of shots; their bytes are in the object store."""

from django.db import models
from django.db.models import Q

from ai_planning.infrastructure.models.plans import PlanRecord


class FrameRecord(models.Model):
    """`provenance` is as plan_document.py keeps it, None for somebody's own picture."""

    id = models.UUIDField(primary_key=True)
    plan = models.ForeignKey(PlanRecord, models.CASCADE, related_name="+", db_index=False)
    project_id = models.UUIDField()
    shot_id = models.UUIDField()
    number = models.PositiveIntegerField()
    media_type = models.CharField(max_length=30)
    size = models.PositiveIntegerField()
    width = models.PositiveIntegerField()
    height = models.PositiveIntegerField()
    provenance = models.JSONField(null=True)
    author_id = models.UUIDField()
    author_name = models.CharField(max_length=100)
    created_at = models.DateTimeField()
    removed_at = models.DateTimeField(null=True)

    class Meta:
        db_table = "planning_frame"
        constraints = [
            models.UniqueConstraint(fields=["plan", "shot_id", "number"], name="planning_frame_numbered_once")
        ]
        indexes = [
            models.Index(fields=["removed_at"], name="planning_frame_due", condition=Q(removed_at__isnull=False)),
            models.Index(fields=["author_id"], name="planning_frame_author"),
        ]
