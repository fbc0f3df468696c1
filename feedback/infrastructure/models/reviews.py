"""Tables of the items that lie on films, their history and their totals."""

from django.contrib.postgres.indexes import GinIndex
from django.db import models
from django.db.models import JSONField, Q, Value
from django.db.models.functions import Cast, Lower

from core.domain.ids import new_id
from feedback.infrastructure.models.films import VersionRecord, VideoRecord

IN_LOWER_CASE = Cast(Lower(Cast("tags", models.TextField())), JSONField())


class FeedbackRecord(models.Model):
    """An item; `priority` is the rank of the priority, 0 the least.

    `drawing`, `tags`, `mentions` and `attachments` are lists as the wire has them, `out_*` the last frame of a range.
    One that was carried forward to a newer version remembers the one it was written on (`origin_*`). `in_trash`: its
    version lies there, or its video; then it is hidden, and no total counts it.
    """

    id = models.UUIDField(primary_key=True, default=new_id)
    project_id = models.UUIDField()
    video = models.ForeignKey(VideoRecord, models.CASCADE, related_name="+", db_index=False)
    cut = models.ForeignKey(VersionRecord, models.CASCADE, related_name="+", db_column="version_id")
    title = models.CharField(max_length=200, blank=True)
    text = models.TextField(blank=True)
    timestamp = models.DecimalField(max_digits=12, decimal_places=3, null=True)
    frame = models.BigIntegerField(null=True)
    out_timestamp = models.DecimalField(max_digits=12, decimal_places=3, null=True)
    out_frame = models.BigIntegerField(null=True)
    drawing = models.JSONField(default=list, db_default=Value([], JSONField()))
    tags = models.JSONField(default=list, db_default=Value([], JSONField()))
    mentions = models.JSONField(default=list, db_default=Value([], JSONField()))
    attachments = models.JSONField(default=list, db_default=Value([], JSONField()))
    assignee_id = models.UUIDField(null=True)
    assignee_name = models.CharField(max_length=100, blank=True, db_default="")
    due_date = models.DateField(null=True)
    resolution = models.CharField(max_length=10, null=True)  # noqa: DJ001 - NULL is "not closed with one"
    status = models.CharField(max_length=11)
    priority = models.PositiveSmallIntegerField()
    author_id = models.UUIDField()
    author_name = models.CharField(max_length=100)
    author_is_guest = models.BooleanField(default=False, db_default=False)
    comment_count = models.PositiveIntegerField(default=0)
    reaction_count = models.PositiveIntegerField(default=0, db_default=0)
    created_at = models.DateTimeField()
    updated_at = models.DateTimeField()
    version = models.PositiveIntegerField(default=1)
    origin_version_id = models.UUIDField(null=True)
    origin_version_number = models.PositiveIntegerField(null=True)
    origin_timestamp = models.DecimalField(max_digits=12, decimal_places=3, null=True)
    origin_frame = models.BigIntegerField(null=True)
    origin_out_timestamp = models.DecimalField(max_digits=12, decimal_places=3, null=True)
    origin_out_frame = models.BigIntegerField(null=True)
    carried_at = models.DateTimeField(null=True)
    in_trash = models.BooleanField(default=False, db_default=False)

    class Meta:
        db_table = "feedback_item"
        indexes = [
            models.Index(fields=["project_id", "created_at", "id"], name="feedback_item_time"),
            models.Index(fields=["project_id", "status", "created_at", "id"], name="feedback_item_status"),
            models.Index(fields=["project_id", "priority", "created_at", "id"], name="feedback_item_priority"),
            models.Index(fields=["project_id", "timestamp", "created_at", "id"], name="feedback_item_timecode"),
            models.Index(fields=["video", "timestamp"], name="feedback_item_video"),
            models.Index(fields=["author_id"], name="feedback_item_author"),
            models.Index(fields=["project_id", "reaction_count", "created_at", "id"], name="feedback_item_reactions"),
            models.Index(fields=["project_id", "updated_at", "id"], name="feedback_item_updated"),
            models.Index(fields=["project_id", "due_date", "created_at", "id"], name="feedback_item_due"),
            models.Index(
                fields=["due_date"],
                name="feedback_item_reminded",
                condition=Q(due_date__isnull=False, in_trash=False, status__in=["open", "in_progress"]),
            ),
            models.Index(fields=["assignee_id"], name="feedback_item_assignee", condition=Q(assignee_id__isnull=False)),
            models.Index(fields=["project_id"], name="feedback_item_files", condition=~Q(attachments=[])),
            GinIndex(fields=["mentions"], opclasses=["jsonb_path_ops"], name="feedback_item_mentions"),
            GinIndex(IN_LOWER_CASE, name="feedback_item_tags"),
            models.Index(
                fields=["origin_version_id"], name="feedback_item_origin", condition=Q(origin_version_id__isnull=False)
            ),
        ]


class StatusChangeRecord(models.Model):
    """History: who moved an item, when, from where to where."""

    feedback = models.ForeignKey(FeedbackRecord, models.CASCADE, related_name="+", db_index=False)
    at = models.DateTimeField()
    by_id = models.UUIDField()
    by_name = models.CharField(max_length=100)
    by_is_guest = models.BooleanField(default=False, db_default=False)
    previous_status = models.CharField(max_length=11)
    status = models.CharField(max_length=11)
    resolution = models.CharField(max_length=10, null=True)  # noqa: DJ001

    class Meta:
        db_table = "feedback_status_change"
        indexes = [
            models.Index(fields=["feedback", "at"], name="feedback_status_change_time"),
            models.Index(fields=["by_id"], name="feedback_status_change_by"),
        ]


class ChangeRecord(models.Model):
    """History beside the moves of the status: who changed what of an item, from what to what."""

    feedback = models.ForeignKey(FeedbackRecord, models.CASCADE, related_name="+", db_index=False)
    at = models.DateTimeField()
    by_id = models.UUIDField()
    by_name = models.CharField(max_length=100)
    by_is_guest = models.BooleanField(default=False, db_default=False)
    field = models.CharField(max_length=20)
    previous = models.JSONField(null=True)
    value = models.JSONField(null=True)

    class Meta:
        db_table = "feedback_change"
        indexes = [
            models.Index(fields=["feedback", "at"], name="feedback_change_time"),
            models.Index(fields=["by_id"], name="feedback_change_by"),
            GinIndex(
                fields=["previous", "value"],
                opclasses=["jsonb_path_ops", "jsonb_path_ops"],
                name="feedback_change_people",
                condition=Q(field__in=["assignee", "mentions"]),
            ),
        ]


class CounterRecord(models.Model):
    """How many items of a project stand where; kept with every write, never counted."""

    pk = models.CompositePrimaryKey("project_id", "status", "priority")
    project_id = models.UUIDField()
    status = models.CharField(max_length=11)
    priority = models.PositiveSmallIntegerField()
    count = models.IntegerField()

    class Meta:
        db_table = "feedback_counter"
