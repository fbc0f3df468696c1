"""Tables of the kernel: streams, outbox, jobs, mails, idempotency, audit.

What is due and what is leased goes by the database's clock, whatever the time is where somebody asks (docs/adr/0051).
"""

from django.db import models
from django.db.models.functions import Now

from core.domain.clock import utc_now
from core.domain.ids import new_id
from core.infrastructure.encryption import EncryptedTextField


class ChannelRecord(models.Model):
    """A stream's head. `seq` is its last number, `oldest` the last number that retention has dropped.

    `silent` counts the changes that readers see but no event tells; `seq + silent` is the channel's revision.
    """

    name = models.CharField(primary_key=True, max_length=60)
    seq = models.BigIntegerField(default=0)
    oldest = models.BigIntegerField(default=0)
    silent = models.BigIntegerField(default=0, db_default=0)
    epoch = models.UUIDField(default=new_id)

    class Meta:
        db_table = "core_channel"


class StreamEventRecord(models.Model):
    pk = models.CompositePrimaryKey("channel", "seq")
    channel = models.CharField(max_length=60)
    seq = models.BigIntegerField()
    type = models.CharField(max_length=60)
    at = models.DateTimeField()
    actor = models.JSONField()
    client_id = models.CharField(max_length=100)
    data = models.JSONField()

    class Meta:
        db_table = "core_stream_event"
        indexes = [models.Index(fields=["at"], name="core_stream_event_at")]


class DeliveryRecord(models.Model):
    """One event due to one durable subscriber; success deletes the row."""

    id = models.UUIDField(primary_key=True, default=new_id)
    subscriber = models.CharField(max_length=100)
    event = models.CharField(max_length=60)
    payload = models.JSONField()
    attempts = models.PositiveSmallIntegerField(default=0)
    due_at = models.DateTimeField(db_default=Now())
    died_at = models.DateTimeField(null=True)
    error = models.TextField(blank=True)

    class Meta:
        db_table = "core_delivery"
        indexes = [
            models.Index(fields=["due_at"], name="core_delivery_due", condition=models.Q(died_at__isnull=True)),
            # Written where a try has failed, and never by whoever owes or delivers.
            models.Index(
                fields=["subscriber"],
                name="core_delivery_failing",
                condition=models.Q(attempts__gt=0, died_at__isnull=True),
            ),
        ]


class JobRecord(models.Model):
    """Slow work. A running job whose lease has passed belongs to nobody and is taken up again.

    `woken_at` is when the sweep last woke a worker for it.
    """

    class Status(models.TextChoices):
        QUEUED = "queued"
        RUNNING = "running"
        SUCCEEDED = "succeeded"
        FAILED = "failed"

    id = models.UUIDField(primary_key=True, default=new_id)
    kind = models.CharField(max_length=60)
    key = models.CharField(max_length=200, unique=True)
    payload = models.JSONField()
    status = models.CharField(max_length=10, choices=Status, default=Status.QUEUED)
    attempts = models.PositiveSmallIntegerField(default=0)
    due_at = models.DateTimeField(db_default=Now())
    woken_at = models.DateTimeField(null=True)
    lease = models.UUIDField(null=True)
    lease_until = models.DateTimeField(null=True)
    error = models.TextField(blank=True)
    created_at = models.DateTimeField(db_default=Now())
    ended_at = models.DateTimeField(null=True)

    class Meta:
        db_table = "core_job"
        indexes = [
            models.Index(fields=["due_at"], name="core_job_due", condition=models.Q(status__in=["queued", "running"])),
            models.Index(fields=["ended_at"], name="core_job_ended", condition=models.Q(ended_at__isnull=False)),
        ]


class NoticeRecord(models.Model):
    """A mail that is owed; `parts` and `sections` are JSON. The row goes with the mail.

    The table keeps the name it was made with.
    """

    id = models.UUIDField(primary_key=True)
    to = EncryptedTextField()
    language = models.CharField(max_length=2)
    kind = models.CharField(max_length=60)
    parts = EncryptedTextField()
    sections = EncryptedTextField(null=True)
    created_at = models.DateTimeField(default=utc_now)

    class Meta:
        db_table = "identity_notice"


class IdempotencyRecord(models.Model):
    """A key that a caller used. `committed` is set by the transaction it stands for, `status` with the answer.

    Answers that the release before has kept have no `headers`.
    """

    id = models.UUIDField(primary_key=True, default=new_id)
    caller = models.CharField(max_length=80)
    key = models.CharField(max_length=255)
    fingerprint = models.CharField(max_length=64)
    committed = models.BooleanField(default=False)
    status = models.PositiveSmallIntegerField(null=True)
    body = models.BinaryField(null=True)
    content_digest = models.CharField(max_length=64, blank=True)
    headers = models.JSONField(null=True)
    created_at = models.DateTimeField(db_default=Now())

    class Meta:
        db_table = "core_idempotency"
        constraints = [models.UniqueConstraint(fields=["caller", "key"], name="core_idempotency_caller_key")]
        indexes = [models.Index(fields=["created_at"], name="core_idempotency_created")]


class AuditRecord(models.Model):
    """A line of the audit trail; ids are bare, because the trail outlives what it speaks of."""

    id = models.UUIDField(primary_key=True, default=new_id)
    at = models.DateTimeField(default=utc_now)
    action = models.CharField(max_length=60)
    outcome = models.CharField(max_length=10)
    actor_id = models.UUIDField(null=True)
    account_id = models.UUIDField(null=True)
    project_id = models.UUIDField(null=True)
    address = models.GenericIPAddressField(null=True)
    device = models.CharField(max_length=200, blank=True)
    detail = models.JSONField(default=dict)

    class Meta:
        db_table = "core_audit"
        indexes = [
            models.Index(fields=["actor_id", "id"], name="core_audit_actor"),
            models.Index(fields=["account_id", "id"], name="core_audit_account"),
            models.Index(fields=["project_id", "id"], name="core_audit_project"),
            models.Index(fields=["at"], name="core_audit_at"),
        ]


class TimerRecord(models.Model):
    """When an entry of the timetable was last begun."""

    name = models.CharField(primary_key=True, max_length=100)
    ran_at = models.DateTimeField()

    class Meta:
        db_table = "core_timer"


class BackupRecord(models.Model):
    """A backup that was written; `at` is the moment of which it tells.

    `faults` are objects that its rows name and that it lacks, or has as other ones than they say. Those that the
    release before has written tell of none.
    """

    at = models.DateTimeField(db_index=True)
    bytes = models.BigIntegerField()
    faults = models.IntegerField(default=0, db_default=0)

    class Meta:
        db_table = "core_backup"
