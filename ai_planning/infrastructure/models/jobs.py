"""Tables of jobs, of what people have had made, of what projects may spend, and of answers that are remembered."""

from django.db import models
from django.db.models import Q

from ai_planning.contracts.jobs import JobStatus

_OPEN = Q(status__in=[JobStatus.QUEUED.value, JobStatus.RUNNING.value])


class PlanningJobRecord(models.Model):
    """`unit` and `count` are what it may yet use of `day`. `wish`, `result` and `error` hold no text that people
    typed."""

    id = models.UUIDField(primary_key=True)
    project_id = models.UUIDField()
    plan_id = models.UUIDField()
    kind = models.CharField(max_length=12)
    wish = models.JSONField()
    requester_id = models.UUIDField()
    requester_name = models.CharField(max_length=50)
    seen = models.PositiveIntegerField()
    day = models.DateField()
    unit = models.CharField(max_length=20, blank=True)
    count = models.PositiveSmallIntegerField(default=1)
    is_free = models.BooleanField(default=False)
    retry_of = models.UUIDField(null=True)
    status = models.CharField(max_length=10)
    progress = models.PositiveSmallIntegerField(default=0)
    attempts = models.PositiveSmallIntegerField(default=0)
    failures = models.PositiveSmallIntegerField(default=0)
    drawn = models.JSONField(default=list)
    result = models.JSONField(null=True)
    error = models.JSONField(null=True)
    cancel_reason = models.CharField(max_length=12, blank=True)
    created_at = models.DateTimeField()
    started_at = models.DateTimeField(null=True)
    ended_at = models.DateTimeField(null=True)
    updated_at = models.DateTimeField()

    class Meta:
        db_table = "ai_planning_job"
        indexes = [
            models.Index(fields=["project_id", "-id"], name="ai_planning_job_list"),
            models.Index(fields=["plan_id", "-id"], name="ai_planning_job_of_plan"),
            models.Index(fields=["requester_id"], name="ai_planning_job_open", condition=_OPEN),
            models.Index(fields=["requester_id"], name="ai_planning_job_requester"),
        ]


class UsageRecord(models.Model):
    """Of the person's `day` in Seoul, and its month."""

    user_id = models.UUIDField(primary_key=True)
    day = models.DateField()
    used = models.JSONField(default=dict)
    tokens = models.BigIntegerField(default=0)

    class Meta:
        db_table = "ai_planning_usage"


class BudgetRecord(models.Model):
    """In millionths of a US dollar."""

    project_id = models.UUIDField(primary_key=True)
    limit = models.BigIntegerField(null=True)
    spent = models.BigIntegerField(default=0)
    updated_at = models.DateTimeField(null=True)

    class Meta:
        db_table = "ai_planning_budget"


class RememberedRecord(models.Model):
    """`key` is a digest of what was asked; `owner_id` is whose key it was made with, unless it was the server's;
    `is_charged`: it was taken, and counted to whoever took it."""

    key = models.CharField(max_length=64, primary_key=True)
    kind = models.CharField(max_length=12)
    draft = models.JSONField()
    provenance = models.JSONField()
    job_id = models.UUIDField()
    owner_id = models.UUIDField(null=True, db_index=True)
    is_charged = models.BooleanField(default=False, db_default=True)
    made_at = models.DateTimeField(db_index=True)

    class Meta:
        db_table = "ai_planning_remembered"
