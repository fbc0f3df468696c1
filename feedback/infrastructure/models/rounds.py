"""Tables of review: rounds on versions, who decided what in them, and who has finished."""

from django.db import models
from django.db.models import Q

from core.domain.ids import new_id
from feedback.infrastructure.models.films import VersionRecord


class RoundRecord(models.Model):
    """A review round; a version has one open one at most. `decision` is the one of all reviewers together."""

    id = models.UUIDField(primary_key=True, default=new_id)
    project_id = models.UUIDField()
    video_id = models.UUIDField()
    cut = models.ForeignKey(VersionRecord, models.CASCADE, related_name="rounds", db_column="version_id")
    version_number = models.PositiveIntegerField()
    rule = models.CharField(max_length=10)
    quorum = models.PositiveSmallIntegerField(null=True)
    state = models.CharField(max_length=10)
    decision = models.CharField(max_length=20)
    due_date = models.DateField(null=True)
    opened_by_id = models.UUIDField()
    opened_by_name = models.CharField(max_length=100)
    opened_by_is_guest = models.BooleanField()
    closed_by_id = models.UUIDField(null=True)
    closed_by_name = models.CharField(max_length=100, null=True)  # noqa: DJ001 - NULL: nobody closed it
    closed_at = models.DateTimeField(null=True)
    created_at = models.DateTimeField()
    updated_at = models.DateTimeField()
    version = models.PositiveIntegerField()

    class Meta:
        db_table = "feedback_round"
        constraints = [models.UniqueConstraint(fields=["cut"], name="feedback_round_open", condition=Q(state="open"))]
        indexes = [
            models.Index(fields=["cut", "created_at", "id"], name="feedback_round_version"),
            models.Index(fields=["project_id"], name="feedback_round_project", condition=Q(state="open")),
            models.Index(fields=["due_date"], name="feedback_round_due", condition=Q(state="open")),
            models.Index(fields=["opened_by_id"], name="feedback_round_opener"),
            models.Index(
                fields=["closed_by_id"], name="feedback_round_closer", condition=Q(closed_by_id__isnull=False)
            ),
        ]


class ReviewerRecord(models.Model):
    """One reviewer of a round, `place` in the order in which they were asked or came."""

    id = models.UUIDField(primary_key=True, default=new_id)
    round = models.ForeignKey(RoundRecord, models.CASCADE, related_name="reviewers", db_index=False)
    project_id = models.UUIDField()
    person_id = models.UUIDField()
    person_name = models.CharField(max_length=100)
    is_guest = models.BooleanField()
    place = models.PositiveSmallIntegerField()
    is_asked = models.BooleanField()
    is_out = models.BooleanField()
    decision = models.CharField(max_length=20, null=True)  # noqa: DJ001 - NULL: none yet
    note = models.TextField(blank=True)
    decided_at = models.DateTimeField(null=True)

    class Meta:
        db_table = "feedback_reviewer"
        constraints = [models.UniqueConstraint(fields=["round", "person_id"], name="feedback_reviewer_round")]
        indexes = [models.Index(fields=["person_id"], name="feedback_reviewer_person")]


class DecisionRecord(models.Model):
    """History: every decision that was given in a round, also those that were changed later."""

    id = models.UUIDField(primary_key=True, default=new_id)
    round = models.ForeignKey(RoundRecord, models.CASCADE, related_name="+", db_index=False)
    project_id = models.UUIDField()
    person_id = models.UUIDField()
    person_name = models.CharField(max_length=100)
    is_guest = models.BooleanField()
    decision = models.CharField(max_length=20)
    note = models.TextField(blank=True)
    at = models.DateTimeField()

    class Meta:
        db_table = "feedback_decision"
        indexes = [
            models.Index(fields=["round", "at", "id"], name="feedback_decision_round"),
            models.Index(fields=["person_id"], name="feedback_decision_person"),
        ]


class FinishRecord(models.Model):
    """A reviewer has finished with a version: what they wrote after `since` is told of once (`told_at`)."""

    id = models.UUIDField(primary_key=True, default=new_id)
    project_id = models.UUIDField()
    video_id = models.UUIDField()
    cut = models.ForeignKey(VersionRecord, models.CASCADE, related_name="+", db_column="version_id", db_index=False)
    version_number = models.PositiveIntegerField()
    person_id = models.UUIDField()
    person_name = models.CharField(max_length=100)
    is_guest = models.BooleanField()
    summary = models.TextField(blank=True)
    note_count = models.PositiveIntegerField()
    comment_count = models.PositiveIntegerField()
    round_id = models.UUIDField(null=True)
    decision = models.CharField(max_length=20, null=True)  # noqa: DJ001 - NULL: none was given
    since = models.DateTimeField(null=True)
    finished_at = models.DateTimeField()
    revision = models.PositiveIntegerField()
    told_at = models.DateTimeField(null=True)

    class Meta:
        db_table = "feedback_finish"
        indexes = [
            models.Index(fields=["cut", "person_id", "finished_at"], name="feedback_finish_last"),
            models.Index(fields=["person_id"], name="feedback_finish_person"),
        ]
