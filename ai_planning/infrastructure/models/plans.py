"""Tables of plans: each a document of its parts, beside the columns that lists show."""

from django.contrib.postgres.indexes import GinIndex
from django.db import models
from django.db.models import Q


class PlanRecord(models.Model):
    """`parts` is the document (see plan_document.py); `people` are the names of all whom it tells by their ids.

    `done`, `known` and `forgotten` say how far it can be undone and redone.
    """

    id = models.UUIDField(primary_key=True)
    project_id = models.UUIDField()
    author_id = models.UUIDField()
    title = models.CharField(max_length=100)
    logline = models.CharField(max_length=1000)
    language = models.CharField(max_length=2)
    genre = models.CharField(max_length=30)
    structure = models.CharField(max_length=30)
    aspect_ratio = models.CharField(max_length=10)
    duration_ms = models.PositiveIntegerField()
    written_stages = models.PositiveSmallIntegerField()
    designed_shots = models.PositiveSmallIntegerField()
    drawn_shots = models.PositiveSmallIntegerField()
    parts = models.JSONField()
    people = models.JSONField()
    comment_count = models.PositiveIntegerField(default=0)
    done = models.PositiveIntegerField(default=0)
    known = models.PositiveIntegerField(default=0)
    forgotten = models.PositiveIntegerField(default=0)
    created_at = models.DateTimeField()
    updated_at = models.DateTimeField()
    deleted_at = models.DateTimeField(null=True)
    deleted_by_id = models.UUIDField(null=True)
    purging = models.BooleanField(default=False, db_default=False)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        db_table = "planning_plan"
        indexes = [
            models.Index(
                fields=["project_id", "-updated_at", "-id"], name="planning_plan_list", condition=Q(deleted_at=None)
            ),
            models.Index(
                fields=["project_id", "-deleted_at"], name="planning_plan_trash", condition=Q(deleted_at__isnull=False)
            ),
            models.Index(fields=["deleted_at"], name="planning_plan_due", condition=Q(deleted_at__isnull=False)),
            models.Index(fields=["author_id"], name="planning_plan_author"),
            # Who has another name, or leaves, is looked for among all whom plans tell of.
            GinIndex(fields=["people"], name="planning_plan_people"),
        ]


class StepRecord(models.Model):
    """One change of a plan: what its parts held before it, and after it."""

    pk = models.CompositePrimaryKey("plan_id", "number")
    plan = models.ForeignKey(PlanRecord, models.CASCADE, related_name="+", db_index=False)
    number = models.PositiveIntegerField()
    before = models.JSONField()
    after = models.JSONField()
    at = models.DateTimeField()

    class Meta:
        db_table = "planning_step"


class SnapshotRecord(models.Model):
    """What the parts of a plan held when somebody gave that a name."""

    id = models.UUIDField(primary_key=True)
    plan = models.ForeignKey(PlanRecord, models.CASCADE, related_name="+", db_index=False)
    name = models.CharField(max_length=100)
    pieces = models.JSONField()
    plan_version = models.PositiveIntegerField()
    author_id = models.UUIDField()
    author_name = models.CharField(max_length=100)
    created_at = models.DateTimeField()

    class Meta:
        db_table = "planning_snapshot"
        indexes = [
            models.Index(fields=["plan", "-created_at", "-id"], name="planning_snapshot_list"),
            models.Index(fields=["author_id"], name="planning_snapshot_author"),
        ]
