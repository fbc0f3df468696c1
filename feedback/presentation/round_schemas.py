"""Review rounds on the wire."""

from typing import Any

from drf_spectacular.utils import extend_schema_field
from rest_framework import serializers

from core.presentation.fields import LINES, Choice, ClosedBody, Day, Id, Several, Text, Whole
from core.presentation.pagination import LivePageOut, PageOut, PageQuery
from feedback.contracts import ReviewDecision, ReviewState, RoundRule, RoundState
from feedback.domain.review_finish import LONGEST_SUMMARY
from feedback.domain.review_round import LONGEST_NOTE
from feedback.domain.review_rule import MOST_REVIEWERS
from feedback.presentation.schemas_out import AuthorOut

DECISIONS = [each.value for each in ReviewDecision]
ROUND_DECISIONS = [each.value for each in ReviewState if each is not ReviewState.NONE]


class RoundIn(ClosedBody):
    """Without `reviewer_ids` all members who may decide are asked, but for the caller."""

    reviewer_ids = Several(child=Id(), required=False, min_length=1, max_length=MOST_REVIEWERS)
    rule = Choice(choices=list(RoundRule), required=False, help_text="all: everybody has to approve (the default).")
    quorum = Whole(
        required=False,
        allow_null=True,
        min_value=1,
        max_value=MOST_REVIEWERS,
        help_text="With the rule quorum: how many approvals it takes.",
    )
    due_date = Day(required=False, allow_null=True)


class RoundChangesIn(RoundIn):
    """What is left out stays as it is. Who has decided stays, asked or not."""


class DecisionIn(ClosedBody):
    decision = Choice(choices=DECISIONS)
    note = Text(pattern=LINES, trim_whitespace=True, required=False, allow_blank=True, max_length=LONGEST_NOTE)


class FinishIn(ClosedBody):
    summary = Text(pattern=LINES, trim_whitespace=True, required=False, allow_blank=True, max_length=LONGEST_SUMMARY)


class RoundQuery(PageQuery):
    pass


class DecisionQuery(PageQuery):
    pass


class ReviewerOut(serializers.Serializer[Any]):
    """`is_waited_for`: asked, may decide still, and has not. Whoever decided unasked is there, too."""

    reviewer = AuthorOut()
    is_asked = serializers.BooleanField()
    is_waited_for = serializers.BooleanField()
    decision = serializers.ChoiceField(choices=DECISIONS, allow_null=True)
    note = serializers.CharField(allow_blank=True)
    decided_at = serializers.DateTimeField(allow_null=True)


@extend_schema_field(
    {
        "type": "object",
        "nullable": True,
        "properties": {
            "id": {"type": "string", "format": "uuid"},
            "name": {"type": "string"},
            "is_guest": {"type": "boolean"},
        },
        "required": ["id", "name", "is_guest"],
    }
)
class CloserField(serializers.DictField):
    """Who closed it; null while it is open, and when a newer version did."""


class RoundOut(serializers.Serializer[Any]):
    """`decision` is the one of all together by the `rule`; only an open round takes decisions."""

    id = serializers.UUIDField()
    project_id = serializers.UUIDField()
    video_id = serializers.UUIDField()
    version_id = serializers.UUIDField()
    version_number = serializers.IntegerField()
    rule = serializers.ChoiceField(choices=list(RoundRule))
    quorum = serializers.IntegerField(allow_null=True)
    state = serializers.ChoiceField(choices=list(RoundState))
    decision = serializers.ChoiceField(choices=ROUND_DECISIONS)
    due_date = serializers.DateField(allow_null=True)
    reviewers = ReviewerOut(many=True)
    opened_by = AuthorOut()
    closed_by = CloserField(allow_null=True)
    closed_at = serializers.DateTimeField(allow_null=True)
    created_at = serializers.DateTimeField()
    updated_at = serializers.DateTimeField()
    version = serializers.IntegerField(help_text="Grows with every change of the round; If-Match takes it.")


class RoundPageOut(LivePageOut):
    results = RoundOut(many=True)


class DecisionOut(serializers.Serializer[Any]):
    """As it was given; a later one of the same reviewer takes its place in the round, not in the record."""

    id = serializers.UUIDField()
    reviewer = AuthorOut()
    decision = serializers.ChoiceField(choices=DECISIONS)
    note = serializers.CharField(allow_blank=True)
    at = serializers.DateTimeField()


class DecisionPageOut(PageOut):
    results = DecisionOut(many=True)


class FinishOut(serializers.Serializer[Any]):
    """How much the reviewer wrote on the version since they had finished the last time, and what they decided."""

    id = serializers.UUIDField()
    project_id = serializers.UUIDField()
    video_id = serializers.UUIDField()
    version_id = serializers.UUIDField()
    version_number = serializers.IntegerField()
    reviewer = AuthorOut()
    summary = serializers.CharField(allow_blank=True)
    note_count = serializers.IntegerField()
    comment_count = serializers.IntegerField()
    round_id = serializers.UUIDField(allow_null=True)
    decision = serializers.ChoiceField(choices=DECISIONS, allow_null=True)
    finished_at = serializers.DateTimeField()
