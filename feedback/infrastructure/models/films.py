"""Tables of films: videos, their versions, what is made of them, and uploads."""

from django.db import models
from django.db.models import Q

from core.domain.ids import new_id


class VideoRecord(models.Model):
    """A film under review, shown as the version whose number is `version_count`: its newest outside the trash that has
    not failed; where all have, the newest. One that is tried again takes the place when it is ready.

    Videos stand by `position`, those that nobody has put anywhere (0) first, newest before older. `last_number` is the
    highest that a version ever had; `revision` counts what people changed; `purging`: its time in the trash is over.
    """

    id = models.UUIDField(primary_key=True, default=new_id)
    project_id = models.UUIDField()
    title = models.CharField(max_length=200)
    version_count = models.PositiveIntegerField()
    position = models.PositiveIntegerField(default=0, db_default=0)
    last_number = models.PositiveIntegerField(default=0, db_default=0)
    revision = models.PositiveIntegerField(default=1, db_default=1)
    deleted_at = models.DateTimeField(null=True)
    deleted_by_id = models.UUIDField(null=True)
    purging = models.BooleanField(default=False, db_default=False)
    created_at = models.DateTimeField()

    class Meta:
        db_table = "feedback_video"
        indexes = [
            models.Index(fields=["project_id", "created_at", "id"], name="feedback_video_project"),
            models.Index(fields=["deleted_at"], name="feedback_video_trash", condition=Q(deleted_at__isnull=False)),
        ]


class VersionRecord(models.Model):
    """One cut of a video. The facts are NULL until a worker has read the file; `sha256` is empty until it was checked.

    `derived_bytes` is what was made of it: pictures, sound peaks, renditions. `in_trash`: it lies there, or its video.
    `review` repeats what its rounds say, in the same transaction.
    """

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
    profile = models.CharField(max_length=40, null=True)  # noqa: DJ001
    width = models.PositiveIntegerField(null=True)
    height = models.PositiveIntegerField(null=True)
    rotation = models.SmallIntegerField(null=True)
    frame_rate = models.CharField(max_length=30, null=True)  # noqa: DJ001
    frame_count = models.BigIntegerField(null=True)
    duration = models.DecimalField(max_digits=12, decimal_places=3, null=True)
    start_timecode = models.CharField(max_length=15, null=True)  # noqa: DJ001
    audio = models.BooleanField(null=True)
    audio_codec = models.CharField(max_length=60, null=True)  # noqa: DJ001
    audio_channels = models.PositiveSmallIntegerField(null=True)
    audio_sample_rate = models.PositiveIntegerField(null=True)
    audio_delay = models.IntegerField(null=True)
    pixel_format = models.CharField(max_length=60, null=True)  # noqa: DJ001
    bit_rate = models.BigIntegerField(null=True)
    variable_frame_rate = models.BooleanField(null=True)
    bit_depth = models.PositiveSmallIntegerField(null=True)
    color_primaries = models.CharField(max_length=30, null=True)  # noqa: DJ001
    color_transfer = models.CharField(max_length=30, null=True)  # noqa: DJ001
    color_space = models.CharField(max_length=30, null=True)  # noqa: DJ001
    interlaced = models.BooleanField(null=True)
    fast_start = models.BooleanField(null=True)
    reordered = models.BooleanField(null=True)
    decision = models.CharField(max_length=10, null=True)  # noqa: DJ001
    decision_reason = models.CharField(max_length=60, null=True)  # noqa: DJ001
    poster_key = models.CharField(max_length=200, null=True)  # noqa: DJ001
    thumbnails = models.JSONField(default=list)
    failure_code = models.CharField(max_length=60, null=True)  # noqa: DJ001
    derived_bytes = models.BigIntegerField(default=0, db_default=0)
    deleted_at = models.DateTimeField(null=True)
    deleted_by_id = models.UUIDField(null=True)
    in_trash = models.BooleanField(default=False, db_default=False)
    purging = models.BooleanField(default=False, db_default=False)
    review = models.CharField(max_length=20, default="none", db_default="none")
    uploaded_by_id = models.UUIDField()
    uploaded_by_name = models.CharField(max_length=100)
    created_at = models.DateTimeField()
    updated_at = models.DateTimeField()

    class Meta:
        db_table = "feedback_version"
        constraints = [models.UniqueConstraint(fields=["video", "number"], name="feedback_version_number")]
        indexes = [
            models.Index(fields=["uploaded_by_id"], name="feedback_version_uploader"),
            models.Index(fields=["id"], name="feedback_version_processing", condition=Q(status="processing")),
            models.Index(fields=["deleted_at"], name="feedback_version_trash", condition=Q(deleted_at__isnull=False)),
        ]


class StepRecord(models.Model):
    """One step of what is made of a version; `output` is what it made: the objects with their sizes, and its detail."""

    id = models.UUIDField(primary_key=True, default=new_id)
    cut = models.ForeignKey(VersionRecord, models.CASCADE, related_name="steps", db_column="version_id")
    name = models.CharField(max_length=20)
    state = models.CharField(max_length=10)
    progress = models.PositiveSmallIntegerField(default=0)
    attempts = models.PositiveSmallIntegerField(default=0)
    code = models.CharField(max_length=60, null=True)  # noqa: DJ001 - NULL is "nothing to tell"
    output = models.JSONField(default=dict)
    started_at = models.DateTimeField(null=True)
    ended_at = models.DateTimeField(null=True)
    updated_at = models.DateTimeField()

    class Meta:
        db_table = "feedback_step"
        constraints = [models.UniqueConstraint(fields=["cut", "name"], name="feedback_step_name")]
        indexes = [
            models.Index(
                fields=["cut", "name"], name="feedback_step_unfinished", condition=Q(state__in=["waiting", "running"])
            )
        ]


class RenditionRecord(models.Model):
    """A stream of a version as it is played: `segments` is a list of [key, seconds, bytes] in order.

    `complete` once no segment follows, none of which is longer than `target_seconds`. Bit rates in bits a second.
    """

    id = models.UUIDField(primary_key=True, default=new_id)
    cut = models.ForeignKey(VersionRecord, models.CASCADE, related_name="renditions", db_column="version_id")
    name = models.CharField(max_length=20)
    width = models.PositiveIntegerField()
    height = models.PositiveIntegerField()
    codecs = models.CharField(max_length=100)
    bandwidth = models.BigIntegerField()
    average_bandwidth = models.BigIntegerField()
    init_key = models.CharField(max_length=200)
    target_seconds = models.PositiveIntegerField(db_default=4)
    segments = models.JSONField(default=list)
    complete = models.BooleanField(default=False)
    updated_at = models.DateTimeField()

    class Meta:
        db_table = "feedback_rendition"
        constraints = [models.UniqueConstraint(fields=["cut", "name"], name="feedback_rendition_name")]


class UploadRecord(models.Model):
    """A file that comes in parts, straight into the object store; `storage_id` is the store's name for it.

    A version of id `version_id` is made of it when it is complete, of the video `video_id` or of a new one.
    """

    id = models.UUIDField(primary_key=True, default=new_id)
    project_id = models.UUIDField()
    video_id = models.UUIDField(null=True)
    version_id = models.UUIDField(unique=True)
    state = models.CharField(max_length=10)
    file_name = models.CharField(max_length=255)
    media_type = models.CharField(max_length=100)
    size = models.BigIntegerField()
    part_size = models.BigIntegerField()
    sha256 = models.CharField(max_length=64, blank=True)
    title = models.CharField(max_length=200, blank=True)
    label = models.CharField(max_length=100, blank=True)
    notes = models.TextField(blank=True)
    object_key = models.CharField(max_length=200)
    storage_id = models.CharField(max_length=500, blank=True)
    failure_code = models.CharField(max_length=60, null=True)  # noqa: DJ001
    created_by_id = models.UUIDField()
    created_by_name = models.CharField(max_length=100)
    created_at = models.DateTimeField()
    updated_at = models.DateTimeField()
    expires_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True)

    class Meta:
        db_table = "feedback_upload"
        indexes = [
            models.Index(fields=["project_id", "created_at", "id"], name="feedback_upload_project"),
            models.Index(fields=["created_by_id", "created_at", "id"], name="feedback_upload_creator"),
            models.Index(fields=["state", "expires_at"], name="feedback_upload_expiry"),
        ]


class StorageRecord(models.Model):
    """Bytes that the versions of a person take in a project, what was made of them included; kept, never summed."""

    pk = models.CompositePrimaryKey("project_id", "user_id")
    project_id = models.UUIDField()
    user_id = models.UUIDField()
    bytes = models.BigIntegerField()

    class Meta:
        db_table = "feedback_storage"
        indexes = [models.Index(fields=["user_id"], name="feedback_storage_user")]
