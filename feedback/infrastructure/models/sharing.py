"""Tables of share links and of the guests who come by them."""

from django.db import models
from django.db.models import Q

from core.domain.ids import new_id
from core.infrastructure.encryption import EncryptedTextField


class ShareLinkRecord(models.Model):
    """`version_id` NULL is the video's newest version; `rights` are words of ShareRight with spaces between."""

    id = models.UUIDField(primary_key=True, default=new_id)
    project_id = models.UUIDField()
    video_id = models.UUIDField()
    version_id = models.UUIDField(null=True)
    token_hash = models.CharField(max_length=64, unique=True)
    rights = models.CharField(max_length=60)
    label = models.CharField(max_length=100, blank=True)
    password_hash = models.CharField(max_length=200, blank=True)
    expires_at = models.DateTimeField(null=True)
    created_by_id = models.UUIDField()
    created_by_name = models.CharField(max_length=150)
    created_at = models.DateTimeField()
    revoked_at = models.DateTimeField(null=True)
    revision = models.PositiveIntegerField(default=1, db_default=1)

    class Meta:
        db_table = "feedback_share_link"
        indexes = [
            models.Index(fields=["project_id", "created_at", "id"], name="feedback_share_project"),
            models.Index(fields=["video_id"], name="feedback_share_video"),
            models.Index(fields=["created_by_id"], name="feedback_share_creator"),
        ]


class ShareUseRecord(models.Model):
    """How a link was used: kept apart from it, so that counting never waits for who changes the link."""

    link = models.OneToOneField(ShareLinkRecord, models.CASCADE, primary_key=True, related_name="use")
    opened = models.PositiveIntegerField(default=0, db_default=0)
    sessions = models.PositiveIntegerField(default=0, db_default=0)
    guests = models.PositiveIntegerField(default=0, db_default=0)
    plays = models.PositiveIntegerField(default=0, db_default=0)
    downloads = models.PositiveIntegerField(default=0, db_default=0)
    notes = models.PositiveIntegerField(default=0, db_default=0)
    comments = models.PositiveIntegerField(default=0, db_default=0)
    last_used_at = models.DateTimeField(null=True)

    class Meta:
        db_table = "feedback_share_use"


class GuestRecord(models.Model):
    """`email` is proved; `asked_email` waits for the code that was mailed there. Both stand encrypted."""

    id = models.UUIDField(primary_key=True, default=new_id)
    project_id = models.UUIDField()
    link = models.ForeignKey(ShareLinkRecord, models.CASCADE, related_name="came", db_index=False)
    name = models.CharField(max_length=50)
    language = models.CharField(max_length=5)
    email = EncryptedTextField(blank=True)
    asked_email = EncryptedTextField(blank=True)
    code_hash = models.CharField(max_length=64, blank=True)
    code_sent_at = models.DateTimeField(null=True)
    code_tries = models.PositiveSmallIntegerField(default=0)
    wants_mail = models.BooleanField(default=True)
    notes = models.PositiveIntegerField(default=0, db_default=0)
    comments = models.PositiveIntegerField(default=0, db_default=0)
    created_at = models.DateTimeField()
    last_seen_at = models.DateTimeField()
    blocked_at = models.DateTimeField(null=True)
    left_at = models.DateTimeField(null=True)

    class Meta:
        db_table = "feedback_guest"
        indexes = [models.Index(fields=["link", "created_at", "id"], name="feedback_guest_link")]


class GuestSessionRecord(models.Model):
    """One browser of a guest; `refresh_hash` is of the token by which it goes on."""

    id = models.UUIDField(primary_key=True, default=new_id)
    guest = models.ForeignKey(GuestRecord, models.CASCADE, related_name="sessions")
    refresh_hash = models.CharField(max_length=64, unique=True)
    created_at = models.DateTimeField()
    last_used_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True)

    class Meta:
        db_table = "feedback_guest_session"
        indexes = [
            models.Index(fields=["last_used_at"], name="feedback_guest_idle", condition=Q(ended_at__isnull=True)),
        ]
