"""Tables of the conversation on items: comments, reactions, what is read and what is not sent yet."""

from django.contrib.postgres.indexes import GinIndex
from django.db import models
from django.db.models import JSONField, Q, Value

from core.domain.ids import new_id
from feedback.infrastructure.models.reviews import FeedbackRecord


class CommentRecord(models.Model):
    """A comment. One that was deleted while it had replies is still there, without its text; reactions are counted."""

    id = models.UUIDField(primary_key=True, default=new_id)
    project_id = models.UUIDField()
    feedback = models.ForeignKey(FeedbackRecord, models.CASCADE, related_name="+", db_index=False)
    parent = models.ForeignKey("self", models.CASCADE, null=True, related_name="+")
    depth = models.PositiveSmallIntegerField(default=0)
    text = models.TextField()
    author_id = models.UUIDField()
    author_name = models.CharField(max_length=100)
    author_is_guest = models.BooleanField(default=False, db_default=False)
    mentions = models.JSONField(default=list, db_default=Value([], JSONField()))
    likes = models.PositiveIntegerField(default=0, db_default=0)
    dislikes = models.PositiveIntegerField(default=0, db_default=0)
    questions = models.PositiveIntegerField(default=0, db_default=0)
    created_at = models.DateTimeField()
    updated_at = models.DateTimeField()
    edited_at = models.DateTimeField(null=True)
    deleted_at = models.DateTimeField(null=True)
    version = models.PositiveIntegerField(default=1, db_default=1)

    class Meta:
        db_table = "feedback_comment"
        indexes = [
            models.Index(fields=["feedback", "created_at", "id"], name="feedback_comment_time"),
            models.Index(fields=["author_id"], name="feedback_comment_author"),
            GinIndex(
                fields=["mentions"],
                name="feedback_comment_mentions",
                opclasses=["jsonb_path_ops"],
                condition=~Q(mentions=[]),
            ),
        ]


class ReactionRecord(models.Model):
    """What one person thinks of one comment."""

    pk = models.CompositePrimaryKey("comment_id", "user_id")
    comment = models.ForeignKey(CommentRecord, models.CASCADE, related_name="+", db_index=False)
    feedback = models.ForeignKey(FeedbackRecord, models.CASCADE, related_name="+")
    project_id = models.UUIDField()
    user_id = models.UUIDField()
    user_name = models.CharField(max_length=100, blank=True, db_default="")
    user_is_guest = models.BooleanField(default=False, db_default=False)
    kind = models.CharField(max_length=10)
    at = models.DateTimeField()

    class Meta:
        db_table = "feedback_reaction"
        indexes = [models.Index(fields=["user_id"], name="feedback_reaction_user")]


class EditRecord(models.Model):
    """What a comment said until its author changed it."""

    comment = models.ForeignKey(CommentRecord, models.CASCADE, related_name="+")
    at = models.DateTimeField()
    text = models.TextField()

    class Meta:
        db_table = "feedback_comment_edit"


class ReadMarkRecord(models.Model):
    """Up to where somebody has read the conversation on an item: all comments that were there at `read_at`."""

    pk = models.CompositePrimaryKey("user_id", "feedback_id")
    feedback = models.ForeignKey(FeedbackRecord, models.CASCADE, related_name="+")
    project_id = models.UUIDField()
    user_id = models.UUIDField()
    read_at = models.DateTimeField()

    class Meta:
        db_table = "feedback_read_mark"
        indexes = [models.Index(fields=["user_id", "project_id"], name="feedback_read_mark_project")]


class DraftRecord(models.Model):
    """What somebody has begun to write and not sent, for themselves alone; `place` says where it would go."""

    pk = models.CompositePrimaryKey("user_id", "project_id", "place")
    user_id = models.UUIDField()
    project_id = models.UUIDField()
    place = models.CharField(max_length=100)
    body = models.JSONField()
    updated_at = models.DateTimeField()
    version = models.BigIntegerField(default=1)

    class Meta:
        db_table = "feedback_draft"
        indexes = [
            models.Index(fields=["project_id"], name="feedback_draft_project"),
            models.Index(fields=["updated_at"], name="feedback_draft_age"),
        ]
