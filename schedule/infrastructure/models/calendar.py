"""Tables of calendars: events, and the secret addresses under which other calendars read them."""

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q


class CalendarEventRecord(models.Model):
    """A whole series; without a project it is its author's own.

    All day: two dates, else two moments and a zone. Between `from_day` and `to_day` (null: it does not end) something
    of it may be, in whatever zone. `exceptions` is a document (see event_document.py): few, and read with the row.
    """

    id = models.UUIDField(primary_key=True)
    project_id = models.UUIDField(null=True)
    author_id = models.UUIDField(db_index=True)
    uid = models.CharField(max_length=255)
    title = models.CharField(max_length=200)
    category = models.CharField(max_length=20)
    place = models.CharField(max_length=200, blank=True)
    notes = models.TextField(blank=True)
    attendees = ArrayField(models.UUIDField())
    start_date = models.DateField(null=True)
    end_date = models.DateField(null=True)
    starts_at = models.DateTimeField(null=True)
    ends_at = models.DateTimeField(null=True)
    time_zone = models.CharField(max_length=40, blank=True)
    rule = models.CharField(max_length=500, blank=True)
    exceptions = models.JSONField()
    from_day = models.DateField()
    to_day = models.DateField(null=True)
    version = models.PositiveIntegerField()
    created_at = models.DateTimeField()
    updated_at = models.DateTimeField()

    class Meta:
        db_table = "schedule_event"
        constraints = [
            models.UniqueConstraint(
                fields=["project_id", "uid"], condition=Q(project_id__isnull=False), name="schedule_event_uid"
            ),
            models.UniqueConstraint(
                fields=["author_id", "uid"], condition=Q(project_id__isnull=True), name="schedule_event_own_uid"
            ),
        ]
        indexes = [models.Index(fields=["project_id", "from_day"], name="schedule_event_days")]


class CalendarFeedRecord(models.Model):
    """Of one project, or of all that its owner sees."""

    id = models.UUIDField(primary_key=True)
    owner_id = models.UUIDField(db_index=True)
    project_id = models.UUIDField(null=True, db_index=True)
    name = models.CharField(max_length=100)
    token_hash = models.CharField(max_length=64, unique=True)
    version = models.PositiveIntegerField()
    created_at = models.DateTimeField()
    rotated_at = models.DateTimeField()

    class Meta:
        db_table = "schedule_feed"
