"""Tables of the projects context."""

from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex
from django.db import models
from django.db.models import Q
from django.db.models.functions import Least

from projects.contracts import ProjectStatus, Role, Stage


class ProjectRecord(models.Model):
    """`member_count` and `owner_name` are kept, so that a list needs no further statement.

    `previous_status` is what a deleted project comes back as; `offered_to_id` is who may become the owner.
    The dates, the deadlines and what is named after the schedule follow that.
    """

    id = models.UUIDField(primary_key=True)
    owner_id = models.UUIDField(db_index=True)
    owner_name = models.CharField(max_length=50)
    title = models.CharField(max_length=100)
    description = models.TextField(blank=True)
    client_name = models.CharField(max_length=100, blank=True)
    colour = models.CharField(max_length=7, blank=True)
    tags = ArrayField(models.CharField(max_length=30), default=list)
    settings = models.JSONField(default=dict, db_default={})
    thumbnail = models.CharField(max_length=40, blank=True, default="", db_default="")
    status = models.CharField(max_length=10, default=ProjectStatus.ACTIVE.value)
    previous_status = models.CharField(max_length=10, blank=True, default="", db_default="")
    stage = models.CharField(max_length=10, default=Stage.PLANNING.value)
    schedule_stage = models.CharField(max_length=10, blank=True, default="", db_default="")
    schedule_version = models.PositiveIntegerField(default=0, db_default=0)
    schedule_progress = models.PositiveSmallIntegerField(null=True)
    start_date = models.DateField(null=True)
    end_date = models.DateField(null=True)
    deadlines = models.JSONField(default=list, db_default=[])
    member_count = models.PositiveSmallIntegerField(default=1)
    offered_to_id = models.UUIDField(null=True)
    offered_at = models.DateTimeField(null=True)
    created_at = models.DateTimeField()
    updated_at = models.DateTimeField()
    last_activity_at = models.DateTimeField()
    deleted_at = models.DateTimeField(null=True)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        db_table = "projects_project"
        indexes = [
            models.Index(fields=["deleted_at"], name="projects_project_trash", condition=Q(deleted_at__isnull=False)),
            models.Index(fields=["updated_at"], name="projects_project_updated"),
        ]


class MemberRecord(models.Model):
    """`read_seq` is the number on the project's stream up to which the member has seen the news."""

    project = models.ForeignKey(ProjectRecord, on_delete=models.CASCADE)
    user_id = models.UUIDField()
    name = models.CharField(max_length=50)
    role = models.CharField(max_length=10, default=Role.VIEWER.value)
    joined_at = models.DateTimeField()
    is_favourite = models.BooleanField(default=False, db_default=False)
    read_seq = models.BigIntegerField(default=0, db_default=0)

    class Meta:
        db_table = "projects_member"
        constraints = [
            models.UniqueConstraint(fields=["project", "user_id"], name="projects_member_once"),
            models.UniqueConstraint(
                fields=["project"], condition=Q(role=Role.OWNER.value), name="projects_member_one_owner"
            ),
        ]
        indexes = [models.Index(fields=["user_id", "project"], name="projects_member_user")]


class SearchRecord(models.Model):
    """What a project is found by (projects/domain/search.py); beside its row, which changes far more often.

    Without a list of pending entries, which every search would have to go through.
    """

    project = models.OneToOneField(ProjectRecord, on_delete=models.CASCADE, primary_key=True)
    text = models.TextField()
    keys = ArrayField(models.TextField())

    class Meta:
        db_table = "projects_search"
        indexes = [GinIndex(fields=["keys"], name="projects_search_keys", fastupdate=False)]


class ChangeRecord(models.Model):
    """History: who moved the project from one status or stage to another; `what` is `status` or `stage`."""

    project = models.ForeignKey(ProjectRecord, on_delete=models.CASCADE, db_index=False)
    at = models.DateTimeField()
    by_id = models.UUIDField()
    by_name = models.CharField(max_length=100)
    what = models.CharField(max_length=10)
    previous = models.CharField(max_length=10, blank=True)
    current = models.CharField(max_length=10)

    class Meta:
        db_table = "projects_change"
        indexes = [
            models.Index(fields=["project", "-id"], name="projects_change_project"),
            models.Index(fields=["by_id"], name="projects_change_by"),
        ]


class InvitationRecord(models.Model):
    """To one address; `sent_at` are the times of its mails, `reason` is why it was declined."""

    id = models.UUIDField(primary_key=True)
    project = models.ForeignKey(ProjectRecord, on_delete=models.CASCADE, db_index=False)
    email = models.CharField(max_length=254, blank=True)
    email_key = models.CharField(max_length=254, blank=True)
    role = models.CharField(max_length=10)
    message = models.CharField(max_length=500, blank=True)
    language = models.CharField(max_length=2)
    status = models.CharField(max_length=10)
    inviter_id = models.UUIDField(db_index=True)
    inviter_name = models.CharField(max_length=50)
    created_at = models.DateTimeField()
    expires_at = models.DateTimeField()
    sent_at = ArrayField(models.DateTimeField())
    viewed_at = models.DateTimeField(null=True)
    reminded_at = models.DateTimeField(null=True)
    ended_at = models.DateTimeField(null=True)
    accepted_by_id = models.UUIDField(null=True)
    invitee_id = models.UUIDField(null=True)
    reason = models.CharField(max_length=500, blank=True, default="", db_default="")

    class Meta:
        db_table = "projects_invitation"
        constraints = [
            models.UniqueConstraint(
                fields=["project", "email_key"],
                condition=Q(status__in=["pending", "viewed"]),
                name="projects_invitation_open_once",
            )
        ]
        indexes = [
            models.Index(fields=["project", "created_at", "id"], name="projects_invitation_project"),
            models.Index(fields=["email_key", "status"], name="projects_invitation_invitee"),
            models.Index(
                fields=["expires_at"],
                condition=Q(status__in=["pending", "viewed"]),
                name="projects_invitation_expiry",
            ),
            models.Index(
                fields=["accepted_by_id"],
                condition=Q(accepted_by_id__isnull=False),
                name="projects_invitation_accepter",
            ),
            models.Index(fields=["ended_at"], name="projects_invitation_ended", condition=Q(ended_at__isnull=False)),
            models.Index(
                fields=["invitee_id"],
                condition=Q(invitee_id__isnull=False),
                name="projects_invitation_account",
            ),
        ]


class InvitationTokenRecord(models.Model):
    """Every mail of an invitation has a token of its own, so that an older mail's link still works."""

    token_hash = models.CharField(primary_key=True, max_length=64)
    invitation = models.ForeignKey(InvitationRecord, on_delete=models.CASCADE)

    class Meta:
        db_table = "projects_invitation_token"


class InviteLinkRecord(models.Model):
    """A link by which whoever holds it joins; `most_uses` NULL is without a cap."""

    id = models.UUIDField(primary_key=True)
    project = models.ForeignKey(ProjectRecord, on_delete=models.CASCADE, db_index=False)
    token_hash = models.CharField(max_length=64, unique=True)
    role = models.CharField(max_length=10)
    creator_id = models.UUIDField(db_index=True)
    creator_name = models.CharField(max_length=50)
    created_at = models.DateTimeField()
    expires_at = models.DateTimeField()
    most_uses = models.PositiveSmallIntegerField(null=True)
    uses = models.PositiveSmallIntegerField(default=0)
    revoked_at = models.DateTimeField(null=True)

    class Meta:
        db_table = "projects_invite_link"
        indexes = [
            models.Index(fields=["project", "created_at", "id"], name="projects_invite_link_project"),
            models.Index(Least("revoked_at", "expires_at"), name="projects_invite_link_over"),
        ]


class InviteLinkUseRecord(models.Model):
    """Who came by a link, once each."""

    link = models.ForeignKey(InviteLinkRecord, on_delete=models.CASCADE, db_index=False)
    user_id = models.UUIDField(db_index=True)
    at = models.DateTimeField()

    class Meta:
        db_table = "projects_invite_link_use"
        constraints = [models.UniqueConstraint(fields=["link", "user_id"], name="projects_invite_link_use_once")]
