"""What people are told of: an inbox each, and mails."""

from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex
from django.db import models
from django.db.models import Q

_SHOWN = Q(is_shown=True, is_away=False)


class InboxRecord(models.Model):
    """Whoever writes to the inbox holds its row; `unread` is counted anew with every change."""

    user_id = models.UUIDField(primary_key=True)
    unread = models.PositiveIntegerField(default=0)

    class Meta:
        db_table = "notifications_inbox"


class EntryRecord(models.Model):
    id = models.UUIDField(primary_key=True)
    recipient_id = models.UUIDField()
    project_id = models.UUIDField(db_index=True)
    kind = models.CharField(max_length=20)
    what = models.CharField(max_length=30, blank=True)
    subject_id = models.UUIDField()
    subject = models.CharField(max_length=200)
    text = models.TextField(blank=True)
    path = models.CharField(max_length=400)
    at = models.DateTimeField(db_index=True)
    created_at = models.DateTimeField()
    actors = models.JSONField(default=list)
    count = models.PositiveIntegerField(default=1)
    pictures = ArrayField(models.CharField(max_length=300), default=list)
    read_at = models.DateTimeField(null=True)
    is_shown = models.BooleanField(default=True)
    is_away = models.BooleanField(default=False)
    mail_due_at = models.DateTimeField(null=True)
    mailed_at = models.DateTimeField(null=True)
    thread_id = models.UUIDField(null=True)
    sources = ArrayField(models.UUIDField(), default=list, db_default=[])

    class Meta:
        db_table = "notifications_entry"
        constraints = [
            models.UniqueConstraint(
                fields=["recipient_id", "kind", "subject_id"], condition=Q(read_at=None), name="notifications_gathered"
            ),
        ]
        indexes = [
            models.Index(fields=["recipient_id", "-at", "-id"], condition=_SHOWN, name="notifications_entry_page"),
            models.Index(fields=["recipient_id"], condition=_SHOWN & Q(read_at=None), name="notifications_entry_new"),
            models.Index(
                fields=["mail_due_at"], condition=Q(mail_due_at__isnull=False), name="notifications_entry_mail"
            ),
            models.Index(fields=["subject_id"], name="notifications_entry_subject"),
            models.Index(fields=["thread_id"], condition=Q(thread_id__isnull=False), name="notifications_entry_thread"),
            GinIndex(fields=["sources"], name="notifications_entry_sources"),
            GinIndex(fields=["actors"], opclasses=["jsonb_path_ops"], name="notifications_entry_actors"),
        ]


class ToldRecord(models.Model):
    """Who has heard of which delivery."""

    pk = models.CompositePrimaryKey("recipient_id", "delivery_id")
    recipient_id = models.UUIDField()
    delivery_id = models.UUIDField(db_index=True)
    at = models.DateTimeField(db_index=True)

    class Meta:
        db_table = "notifications_told"


class ProjectPreferencesRecord(models.Model):
    """`switches` by `type:channel`, those that differ from the general ones."""

    user_id = models.UUIDField()
    project_id = models.UUIDField(db_index=True)
    is_muted = models.BooleanField(default=False)
    switches = models.JSONField(default=dict)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        db_table = "notifications_project_preferences"
        constraints = [models.UniqueConstraint(fields=["user_id", "project_id"], name="notifications_preferences_once")]
