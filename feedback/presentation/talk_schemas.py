"""Conversations on the wire."""

from typing import Any

from drf_spectacular.utils import extend_schema_field
from rest_framework import serializers

from core.presentation.fields import LINES, Choice, ClosedBody, Id, Several, Text
from core.presentation.pagination import CursorPageOut, CursorQuery
from feedback.application.talk_read_models import CommentOrder
from feedback.contracts import ReactionKind
from feedback.domain.comment import LONGEST_TEXT
from feedback.domain.note import MOST_MENTIONS
from feedback.presentation.private_schemas import PlaceField
from feedback.presentation.schemas_out import AuthorOut

REACTION_KINDS = list(ReactionKind)


class CommentIn(ClosedBody):
    text = Text(pattern=LINES, trim_whitespace=True, max_length=LONGEST_TEXT)
    parent_id = Id(required=False, allow_null=True)
    mentions = Several(child=Id(), required=False, max_length=MOST_MENTIONS, help_text="Ids of members.")
    draft = PlaceField(required=False, help_text="Where it was kept until now; nothing is, then.")


class CommentChangesIn(ClosedBody):
    """What is left out stays as it is."""

    text = Text(pattern=LINES, trim_whitespace=True, max_length=LONGEST_TEXT, required=False)
    mentions = Several(child=Id(), required=False, max_length=MOST_MENTIONS, help_text="Ids of members.")
    draft = PlaceField(required=False, help_text="Where it was kept until now; nothing is, then.")


class ReactionIn(ClosedBody):
    kind = Choice(choices=REACTION_KINDS, help_text="The same again takes it back.")


class CommentsQuery(CursorQuery):
    sort = serializers.ChoiceField(choices=list(CommentOrder), default=CommentOrder.OLDEST.value)


class ReactionsOut(serializers.Serializer[Any]):
    """How many people think what."""

    like = serializers.IntegerField(min_value=0)
    dislike = serializers.IntegerField(min_value=0)
    question = serializers.IntegerField(min_value=0)


@extend_schema_field(
    {
        "type": "string",
        "enum": [*(kind.value for kind in ReactionKind), None],
        "nullable": True,
        "description": "What the caller thinks of it.",
    }
)
class OwnReactionField(serializers.CharField):
    """A kind or null."""


class CommentOut(serializers.Serializer[Any]):
    """Replies go two levels deep; a deeper one is told beside the one that it answers.

    One that was deleted while it had replies stays in its place without its text, and takes nothing any more. Events
    carry the comment without `my_reaction`, which is the caller's alone.
    """

    id = serializers.UUIDField()
    feedback_id = serializers.UUIDField()
    parent_id = serializers.UUIDField(allow_null=True)
    depth = serializers.IntegerField(min_value=0, max_value=2)
    text = serializers.CharField(allow_blank=True)
    author = AuthorOut()
    mentions = AuthorOut(many=True)
    reactions = ReactionsOut()
    created_at = serializers.DateTimeField()
    updated_at = serializers.DateTimeField()
    edited_at = serializers.DateTimeField(allow_null=True)
    deleted_at = serializers.DateTimeField(allow_null=True)
    version = serializers.IntegerField(help_text="Grows with every edit; If-Match takes it.")
    my_reaction = OwnReactionField(allow_null=True)


class CommentPageOut(CursorPageOut):
    results = CommentOut(many=True)


class ReactionsSeenOut(serializers.Serializer[Any]):
    reactions = ReactionsOut()
    my_reaction = OwnReactionField(allow_null=True)


class ReactionOut(serializers.Serializer[Any]):
    user = AuthorOut()
    kind = serializers.ChoiceField(choices=REACTION_KINDS)
    at = serializers.DateTimeField()


class ReactionPageOut(CursorPageOut):
    results = ReactionOut(many=True)


class EditOut(serializers.Serializer[Any]):
    """What the comment said until its author changed it `at`."""

    id = serializers.IntegerField()
    at = serializers.DateTimeField()
    text = serializers.CharField()


class EditPageOut(CursorPageOut):
    results = EditOut(many=True)
