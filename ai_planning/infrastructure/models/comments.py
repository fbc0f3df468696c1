"""What is said about plans."""

from django.db import models
from django.db.models import Q

from ai_planning.infrastructure.models.plans import PlanRecord


class PlanCommentRecord(models.Model):
    """`part` is "" of the plan as a whole, `mentions` are people as `[{"id", "name"}]`.

    One that was deleted is a place for its replies.
    """

    id = models.UUIDField(primary_key=True)
    plan = models.ForeignKey(PlanRecord, models.CASCADE, related_name="+", db_index=False)
    project_id = models.UUIDField()
    parent = models.ForeignKey("self", models.CASCADE, null=True, related_name="+")
    part = models.CharField(max_length=60, blank=True)
    text = models.TextField(blank=True)
    author_id = models.UUIDField()
    author_name = models.CharField(max_length=100)
    mentions = models.JSONField(default=list)
    created_at = models.DateTimeField()
    updated_at = models.DateTimeField()
    edited_at = models.DateTimeField(null=True)
    resolved_at = models.DateTimeField(null=True)
    resolved_by_id = models.UUIDField(null=True)
    resolved_by_name = models.CharField(max_length=100, blank=True)
    deleted_at = models.DateTimeField(null=True)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        db_table = "planning_comment"
        indexes = [
            models.Index(fields=["plan", "created_at", "id"], name="planning_comment_list"),
            models.Index(fields=["author_id"], name="planning_comment_author"),
            models.Index(
                fields=["resolved_by_id"], name="planning_comment_resolver", condition=Q(resolved_by_id__isnull=False)
            ),
        ]
