"""Tables of the webhooks context."""

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q

from core.infrastructure.encryption import EncryptedTextField
from webhooks.contracts import DeliveryStatus, WebhookStatus


class WebhookRecord(models.Model):
    """`lease` is whose turn it is to send, until `lease_until`. Addresses may hold secrets, so they are encrypted."""

    id = models.UUIDField(primary_key=True)
    project_id = models.UUIDField(db_index=True)
    url = EncryptedTextField()
    event_types = ArrayField(models.CharField(max_length=60))
    description = models.CharField(max_length=200, blank=True)
    secret = EncryptedTextField()
    old_secret = EncryptedTextField(null=True)
    old_secret_until = models.DateTimeField(null=True)
    secret_changed_at = models.DateTimeField()
    keeper_id = models.UUIDField(db_index=True)
    keeper_name = models.CharField(max_length=50)
    status = models.CharField(max_length=10, default=WebhookStatus.ACTIVE.value)
    pause_reason = models.CharField(max_length=20, blank=True)
    paused_at = models.DateTimeField(null=True)
    seq = models.BigIntegerField()
    epoch = models.CharField(max_length=36)
    given_up = models.PositiveIntegerField(default=0)
    failing_since = models.DateTimeField(null=True)
    last_delivered_at = models.DateTimeField(null=True)
    is_slow = models.BooleanField(default=False, db_default=False)
    due_at = models.DateTimeField(null=True)
    lease = models.UUIDField(null=True)
    lease_until = models.DateTimeField(null=True)
    created_at = models.DateTimeField()
    updated_at = models.DateTimeField()
    version = models.PositiveIntegerField(default=1)

    class Meta:
        db_table = "webhooks_webhook"


class MessageRecord(models.Model):
    """A delivery; the table's name leaves the kernel's own deliveries theirs. Its webhook may be gone already."""

    id = models.UUIDField(primary_key=True)
    webhook_id = models.UUIDField()
    type = models.CharField(max_length=60)
    seq = models.BigIntegerField(null=True)
    status = models.CharField(max_length=10, default=DeliveryStatus.PENDING.value)
    tries = models.PositiveSmallIntegerField(default=0)
    attempts = models.JSONField(default=list)
    excerpt = models.TextField(blank=True)
    created_at = models.DateTimeField()
    due_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True)

    class Meta:
        db_table = "webhooks_message"
        indexes = [
            models.Index(fields=["webhook_id", "-created_at", "-id"], name="webhooks_message_log"),
            models.Index(
                fields=["webhook_id", "seq"],
                name="webhooks_message_pending",
                condition=Q(status=DeliveryStatus.PENDING.value),
            ),
            models.Index(fields=["ended_at"], name="webhooks_message_ended", condition=Q(ended_at__isnull=False)),
        ]
