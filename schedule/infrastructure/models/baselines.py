"""Tables of what schedules are compared with."""

from django.db import models

from schedule.infrastructure.models.plan import ScheduleRecord


class BaselineRecord(models.Model):
    """`planned` is the document of all tasks (see baseline_document.py)."""

    id = models.UUIDField(primary_key=True)
    project = models.ForeignKey(ScheduleRecord, models.CASCADE, related_name="+", db_index=False)
    name = models.CharField(max_length=100)
    planned = models.JSONField()
    schedule_version = models.PositiveIntegerField()
    task_count = models.PositiveIntegerField()
    start_date = models.DateField(null=True)
    end_date = models.DateField(null=True)
    created_by_id = models.UUIDField()
    created_at = models.DateTimeField()

    class Meta:
        db_table = "schedule_baseline"
        indexes = [
            models.Index(fields=["project", "-created_at", "-id"], name="schedule_baseline_list"),
            models.Index(fields=["created_by_id"], name="schedule_baseline_maker"),
        ]


class ScenarioRecord(models.Model):
    """`base` is the schedule as it was copied (copied_schedule.py), `edits` are kept by scenario_document.py."""

    id = models.UUIDField(primary_key=True)
    project = models.ForeignKey(ScheduleRecord, models.CASCADE, related_name="+", db_index=False)
    name = models.CharField(max_length=100)
    base = models.TextField()
    edits = models.JSONField()
    schedule_version = models.PositiveIntegerField()
    edit_count = models.PositiveIntegerField()
    start_date = models.DateField(null=True)
    end_date = models.DateField(null=True)
    version = models.PositiveIntegerField()
    created_by_id = models.UUIDField()
    created_at = models.DateTimeField()
    updated_at = models.DateTimeField()
    applied_at = models.DateTimeField(null=True)

    class Meta:
        db_table = "schedule_scenario"
        indexes = [
            models.Index(fields=["project", "-created_at", "-id"], name="schedule_scenario_list"),
            models.Index(fields=["created_by_id"], name="schedule_scenario_maker"),
        ]
