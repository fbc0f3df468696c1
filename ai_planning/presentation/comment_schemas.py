"""What is said about plans, on the wire."""

from typing import Any

from drf_spectacular.utils import extend_schema_field
from rest_framework import serializers

from ai_planning.domain.plan_comment import LONGEST_TEXT, MOST_MENTIONS
from ai_planning.presentation.plan_answers import PlanAuthorOut
from core.presentation.fields import LINES, PRINTABLE, ClosedBody, Id, Several, Text
from core.presentation.pagination import CursorPageOut, CursorQuery, RowOut

LONGEST_PART = 60
_PART = "`brief`, `stage:{id}`, `shot:{id}`, `inserts:{shot id}`, `frame:{shot id}`; null: it is about the whole plan."
_PERSON = {
    "type": "object",
    "properties": {"id": {"type": "string", "format": "uuid"}, "name": {"type": "string"}},
    "required": ["id", "name"],
}


class PlanCommentIn(ClosedBody):
    text = Text(pattern=LINES, trim_whitespace=True, max_length=LONGEST_TEXT)
    part = Text(pattern=PRINTABLE, max_length=LONGEST_PART, required=False, allow_null=True, help_text=_PART)
    parent_id = Id(required=False, allow_null=True, help_text="What it answers; an answer to an answer joins those.")
    mentions = Several(child=Id(), required=False, max_length=MOST_MENTIONS, help_text="Ids of members.")


class PlanCommentChangesIn(ClosedBody):
    """What is left out stays as it is."""

    text = Text(pattern=LINES, trim_whitespace=True, max_length=LONGEST_TEXT, required=False)
    mentions = Several(child=Id(), required=False, max_length=MOST_MENTIONS, help_text="Ids of members.")


class PlanCommentsQuery(CursorQuery):
    part = serializers.CharField(required=False, max_length=LONGEST_PART, help_text="What is said about it alone.")


@extend_schema_field(_PERSON)
class ResolverOut(serializers.Serializer[Any]):
    """Who has resolved it."""


class PlanCommentOut(RowOut):
    """Replies go one level deep. One that was deleted while it had replies stays in its place without its text."""

    id = serializers.UUIDField()
    plan_id = serializers.UUIDField()
    part = serializers.CharField(allow_null=True, help_text=_PART)
    parent_id = serializers.UUIDField(allow_null=True)
    text = serializers.CharField(allow_blank=True)
    author = PlanAuthorOut()
    mentions = PlanAuthorOut(many=True)
    created_at = serializers.DateTimeField()
    updated_at = serializers.DateTimeField()
    edited_at = serializers.DateTimeField(allow_null=True)
    resolved_at = serializers.DateTimeField(allow_null=True)
    resolved_by = ResolverOut(allow_null=True)
    deleted_at = serializers.DateTimeField(allow_null=True)
    version = serializers.IntegerField(help_text="Grows with every change; If-Match takes it.")


class PlanCommentPageOut(CursorPageOut):
    results = PlanCommentOut(many=True)
