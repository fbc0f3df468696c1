"""Tables of the projects context."""

from django.contrib.postgres.fields import ArrayField
from django.db import models

from projects.contracts import ProjectStatus, Role, Stage


class ProjectRecord(models.Model):
    """`member_count` and `owner_name` are kept, so that a list needs no further statement."""

    id = models.UUIDField(primary_key=True)
    owner_id = models.UUIDField(db_index=True)
    owner_name = models.CharField(max_length=50)
    title = models.CharField(max_length=100)
    description = models.TextField(blank=True)
    client_name = models.CharField(max_length=100, blank=True)
    colour = models.CharField(max_length=7, blank=True)
    tags = ArrayField(models.CharField(max_length=30), default=list)
    status = models.CharField(max_length=10, default=ProjectStatus.ACTIVE.value)
    stage = models.CharField(max_length=10, default=Stage.PLANNING.value)
    member_count = models.PositiveSmallIntegerField(default=1)
    created_at = models.DateTimeField()
    updated_at = models.DateTimeField()
    last_activity_at = models.DateTimeField()
    deleted_at = models.DateTimeField(null=True)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        db_table = "projects_project"


class MemberRecord(models.Model):
    project = models.ForeignKey(ProjectRecord, on_delete=models.CASCADE)
    user_id = models.UUIDField(db_index=True)
    name = models.CharField(max_length=50)
    role = models.CharField(max_length=10, default=Role.VIEWER.value)
    joined_at = models.DateTimeField()

    class Meta:
        db_table = "projects_member"
        constraints = [models.UniqueConstraint(fields=["project", "user_id"], name="projects_member_once")]
