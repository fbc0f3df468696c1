"""Tables of schedules: what belongs to all of it in one row, its tasks, and the links between them."""

from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex
from django.db import models
from django.db.models import Q


class ScheduleRecord(models.Model):
    """`phases` and `working_time` are documents (see schedule_document.py): few, and always read with the row.

    Days, `progress` and `stage` follow from the tasks; they are kept for questions over many projects.
    """

    project_id = models.UUIDField(primary_key=True)
    time_zone = models.CharField(max_length=40)
    working_time = models.JSONField()
    begins = models.IntegerField()
    phases = models.JSONField(default=list)
    last_number = models.PositiveIntegerField(default=0)
    version = models.PositiveIntegerField(default=0)
    start_date = models.DateField(null=True)
    end_date = models.DateField(null=True)
    progress = models.PositiveSmallIntegerField(default=0)
    stage = models.CharField(max_length=20, default="")

    class Meta:
        db_table = "schedule_schedule"


class TaskRecord(models.Model):
    """`starts` and `ends` are minutes since 2000 in the schedule's time zone, the dates beside them their days;
    `driver` is the link that it waits for longest.

    No index holds what a moved task changes, so that thousands move without one being written. `group` is that of its
    phase, empty without one; `made_by_id` is whose it is while nobody is to do it, null where no person made it.
    """

    id = models.UUIDField(primary_key=True)
    project_id = models.UUIDField()
    number = models.PositiveIntegerField()
    phase_id = models.UUIDField(null=True)
    group = models.CharField(max_length=20, default="")
    kind = models.CharField(max_length=10)
    name = models.CharField(max_length=200)
    days = models.PositiveIntegerField()
    minutes = models.PositiveIntegerField()
    calendar = models.CharField(max_length=10)
    not_before = models.IntegerField(null=True)
    must_end_by = models.DateField(null=True)
    is_fixed = models.BooleanField()
    placed_by_hand = models.BooleanField()
    progress = models.PositiveSmallIntegerField()
    actual_start = models.DateField(null=True)
    actual_end = models.DateField(null=True)
    assignees = ArrayField(models.UUIDField())
    place = models.CharField(max_length=200)
    notes = models.TextField()
    position = models.PositiveIntegerField()
    source = models.JSONField(null=True)
    starts = models.IntegerField()
    ends = models.IntegerField()
    start_date = models.DateField()
    end_date = models.DateField()
    placed_by = models.CharField(max_length=10)
    driver = models.UUIDField(null=True)
    version = models.PositiveIntegerField()
    made_by_id = models.UUIDField(null=True)

    class Meta:
        db_table = "schedule_task"
        # What conflicts with what, and who is booked twice, is asked over many projects, and over all.
        indexes = [
            GinIndex(fields=["assignees"], name="schedule_task_assignees"),
            models.Index(
                fields=["project_id"],
                name="schedule_task_booking",
                condition=Q(kind="task") & ~Q(group__in=["planning", "editing"]),
            ),
        ]
        constraints = [models.UniqueConstraint(fields=["project_id", "number"], name="schedule_task_number")]


class LinkRecord(models.Model):
    """What of the successor waits for what of the predecessor; both are of one project."""

    id = models.UUIDField(primary_key=True)
    project_id = models.UUIDField(db_index=True)
    predecessor = models.ForeignKey(TaskRecord, models.CASCADE, related_name="+")
    successor = models.ForeignKey(TaskRecord, models.CASCADE, related_name="+", db_index=False)
    type = models.CharField(max_length=2)
    lag_days = models.IntegerField()
    lag_minutes = models.IntegerField()
    version = models.PositiveIntegerField()

    class Meta:
        db_table = "schedule_link"
        constraints = [
            # One that goes and one like it that comes are written in one statement.
            models.UniqueConstraint(
                fields=["successor", "predecessor", "type"],
                name="schedule_link_once",
                deferrable=models.Deferrable.DEFERRED,
            )
        ]
