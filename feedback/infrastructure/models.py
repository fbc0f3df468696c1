"""Tables of the review loop. Ids of projects and people are bare: no foreign key leaves the context."""

from django.db import models

from core.domain.ids import new_id


class VideoRecord(models.Model):
    """A film under review; its newest version is the one whose number is `version_count`."""

    id = models.UUIDField(primary_key=True, default=new_id)
    project_id = models.UUIDField()
    title = models.CharField(max_length=200)
    version_count = models.PositiveIntegerField()
    created_at = models.DateTimeField()

    class Meta:
        db_table = "feedback_video"
        indexes = [models.Index(fields=["project_id", "created_at", "id"], name="feedback_video_project")]


class VersionRecord(models.Model):
    """One cut of a video. The facts are NULL until a worker has read the file."""

    id = models.UUIDField(primary_key=True, default=new_id)
    project_id = models.UUIDField()
    video = models.ForeignKey(VideoRecord, models.CASCADE, related_name="versions")
    number = models.PositiveIntegerField()
    label = models.CharField(max_length=100, blank=True)
    notes = models.TextField(blank=True)
    status = models.CharField(max_length=10)
    file_name = models.CharField(max_length=255)
    object_key = models.CharField(max_length=200, unique=True)
    size = models.BigIntegerField()
    sha256 = models.CharField(max_length=64)
    container = models.CharField(max_length=10)
    codec = models.CharField(max_length=60, null=True)  # noqa: DJ001 - NULL is "not known yet"
    width = models.PositiveIntegerField(null=True)
    height = models.PositiveIntegerField(null=True)
    rotation = models.SmallIntegerField(null=True)
    frame_rate = models.CharField(max_length=30, null=True)  # noqa: DJ001
    frame_count = models.BigIntegerField(null=True)
    duration = models.DecimalField(max_digits=12, decimal_places=3, null=True)
    start_timecode = models.CharField(max_length=15, null=True)  # noqa: DJ001
    audio = models.BooleanField(null=True)
    audio_codec = models.CharField(max_length=60, null=True)  # noqa: DJ001
    pixel_format = models.CharField(max_length=60, null=True)  # noqa: DJ001
    bit_rate = models.BigIntegerField(null=True)
    variable_frame_rate = models.BooleanField(null=True)
    poster_key = models.CharField(max_length=200, null=True)  # noqa: DJ001
    thumbnails = models.JSONField(default=list)
    failure_code = models.CharField(max_length=60, null=True)  # noqa: DJ001
    uploaded_by_id = models.UUIDField()
    uploaded_by_name = models.CharField(max_length=100)
    created_at = models.DateTimeField()
    updated_at = models.DateTimeField()

    class Meta:
        db_table = "feedback_version"
        constraints = [models.UniqueConstraint(fields=["video", "number"], name="feedback_version_number")]
        indexes = [models.Index(fields=["uploaded_by_id"], name="feedback_version_uploader")]


class FeedbackRecord(models.Model):
    """An item; `priority` is the rank of the priority, 0 the least."""

    id = models.UUIDField(primary_key=True, default=new_id)
    project_id = models.UUIDField()
    video = models.ForeignKey(VideoRecord, models.CASCADE, related_name="+", db_index=False)
    cut = models.ForeignKey(VersionRecord, models.CASCADE, related_name="+", db_column="version_id")
    title = models.CharField(max_length=200, blank=True)
    text = models.TextField(blank=True)
    timestamp = models.DecimalField(max_digits=12, decimal_places=3, null=True)
    frame = models.BigIntegerField(null=True)
    status = models.CharField(max_length=11)
    priority = models.PositiveSmallIntegerField()
    author_id = models.UUIDField()
    author_name = models.CharField(max_length=100)
    comment_count = models.PositiveIntegerField(default=0)
    created_at = models.DateTimeField()
    updated_at = models.DateTimeField()
    version = models.PositiveIntegerField(default=1)

    class Meta:
        db_table = "feedback_item"
        indexes = [
            models.Index(fields=["project_id", "created_at", "id"], name="feedback_item_time"),
            models.Index(fields=["project_id", "status", "created_at", "id"], name="feedback_item_status"),
            models.Index(fields=["project_id", "priority", "created_at", "id"], name="feedback_item_priority"),
            models.Index(fields=["project_id", "timestamp", "created_at", "id"], name="feedback_item_timecode"),
            models.Index(fields=["video", "timestamp"], name="feedback_item_video"),
            models.Index(fields=["author_id"], name="feedback_item_author"),
        ]


class CommentRecord(models.Model):
    id = models.UUIDField(primary_key=True, default=new_id)
    project_id = models.UUIDField()
    feedback = models.ForeignKey(FeedbackRecord, models.CASCADE, related_name="+", db_index=False)
    parent = models.ForeignKey("self", models.CASCADE, null=True, related_name="+")
    depth = models.PositiveSmallIntegerField(default=0)
    text = models.TextField()
    author_id = models.UUIDField()
    author_name = models.CharField(max_length=100)
    created_at = models.DateTimeField()
    updated_at = models.DateTimeField()

    class Meta:
        db_table = "feedback_comment"
        indexes = [
            models.Index(fields=["feedback", "created_at", "id"], name="feedback_comment_time"),
            models.Index(fields=["author_id"], name="feedback_comment_author"),
        ]


class StatusChangeRecord(models.Model):
    """History: who moved an item, when, from where to where."""

    feedback = models.ForeignKey(FeedbackRecord, models.CASCADE, related_name="+", db_index=False)
    at = models.DateTimeField()
    by_id = models.UUIDField()
    by_name = models.CharField(max_length=100)
    previous_status = models.CharField(max_length=11)
    status = models.CharField(max_length=11)

    class Meta:
        db_table = "feedback_status_change"
        indexes = [
            models.Index(fields=["feedback", "at"], name="feedback_status_change_time"),
            models.Index(fields=["by_id"], name="feedback_status_change_by"),
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
