"""Webhooks on the wire."""

from typing import Any

from rest_framework import serializers

from core.presentation.fields import LINE, PRINTABLE, ClosedBody, Several, Text, Whole
from core.presentation.pagination import CursorPageOut, CursorQuery, PageOut, RowOut
from webhooks.contracts import DeliveryStatus, Failure, PauseReason, WebhookStatus
from webhooks.domain.destination import LONGEST_URL
from webhooks.domain.terms import LONGEST_DESCRIPTION
from webhooks.domain.webhook import LONGEST_OVERLAP

MOST_TYPES, LONGEST_TYPE = 100, 60
LONGEST_HOURS = int(LONGEST_OVERLAP.total_seconds()) // 3600
DEFAULT_HOURS = 24
FURTHEST = 2**53 - 1
WEBHOOK_STATUSES = [status.value for status in WebhookStatus]
DELIVERY_STATUSES = [status.value for status in DeliveryStatus]


class WebhookUrl(Text):
    def __init__(self, **options: Any) -> None:
        super().__init__(pattern=PRINTABLE, code="webhook.url_malformed", max_length=LONGEST_URL, **options)


class HeardTypes(Several):
    def __init__(self, **options: Any) -> None:
        super().__init__(child=Text(max_length=LONGEST_TYPE), max_length=MOST_TYPES, allow_empty=False, **options)


class WebhookTermsIn(ClosedBody):
    url = WebhookUrl(help_text="https on port 443 or 8443, without user or fragment, outside of private networks")
    event_types = HeardTypes(
        help_text='`["*"]`, or types of the project\'s socket (`/v2/asyncapi.json`): `["comment.added"]`'
    )
    description = Text(pattern=LINE, required=False, allow_blank=True, max_length=LONGEST_DESCRIPTION)


class WebhookIn(WebhookTermsIn):
    """Where events are sent on to, and which."""


class WebhookChangesIn(WebhookTermsIn):
    """What is not given stays."""

    url = WebhookUrl(required=False)
    event_types = HeardTypes(required=False)


class SecretIn(ClosedBody):
    overlap_hours = Whole(
        min_value=0,
        max_value=LONGEST_HOURS,
        required=False,
        default=DEFAULT_HOURS,
        help_text="How long the secret before stays valid beside the new one; both sign meanwhile.",
    )


class ReplayIn(ClosedBody):
    since_seq = Whole(min_value=0, max_value=FURTHEST, help_text="Events after this number are sent once more.")


class DeliveriesQuery(CursorQuery):
    status = serializers.ChoiceField(DELIVERY_STATUSES, required=False)


class WebhookOut(RowOut):
    id = serializers.UUIDField()
    project_id = serializers.UUIDField()
    url = serializers.CharField()
    event_types = serializers.ListField(child=serializers.CharField())
    description = serializers.CharField(allow_blank=True)
    status = serializers.ChoiceField(WEBHOOK_STATUSES)
    pause_reason = serializers.ChoiceField(
        [reason.value for reason in PauseReason],
        allow_null=True,
        help_text="`failing`: five deliveries given up one after the other; `gone`: it answered 410; `keeper_left`: who"
        " keeps it may not look after webhooks any more, so all who may are told. Whoever resumes it keeps it.",
    )
    paused_at = serializers.DateTimeField(allow_null=True)
    keeper = serializers.DictField(help_text="`id` and `name` of who made or last resumed it, and is told of a pause.")
    seq = serializers.IntegerField(help_text="Number of the last event that was taken up.")
    given_up = serializers.IntegerField(help_text="Deliveries given up since the last one that arrived.")
    failing_since = serializers.DateTimeField(allow_null=True)
    last_delivered_at = serializers.DateTimeField(allow_null=True)
    secret_changed_at = serializers.DateTimeField()
    old_secret_until = serializers.DateTimeField(allow_null=True, help_text="Until then the secret before signs, too.")
    created_at = serializers.DateTimeField()
    updated_at = serializers.DateTimeField()
    version = serializers.IntegerField()


class ToldSecretOut(WebhookOut):
    """`secret` is told this once."""

    secret = serializers.CharField(help_text="`whsec_` and the key in base64, as Standard Webhooks has it.")


class WebhookPageOut(PageOut):
    results = WebhookOut(many=True)


class AttemptOut(serializers.Serializer[Any]):
    at = serializers.DateTimeField()
    duration_ms = serializers.IntegerField()
    response_code = serializers.IntegerField(allow_null=True)
    error = serializers.ChoiceField(
        [failure.value for failure in Failure], allow_null=True, help_text="null where it was taken."
    )


class DeliveryOut(RowOut):
    """`id` is what the receiver sees as `webhook-id`, the same for each attempt."""

    id = serializers.UUIDField()
    type = serializers.CharField()
    seq = serializers.IntegerField(allow_null=True, help_text="The event's number; null of a ping.")
    status = serializers.ChoiceField(DELIVERY_STATUSES)
    tries = serializers.IntegerField(help_text="Since it was last queued.")
    response_code = serializers.IntegerField(allow_null=True, help_text="Of the last attempt, as the next three.")
    duration_ms = serializers.IntegerField(allow_null=True)
    error = serializers.ChoiceField([failure.value for failure in Failure], allow_null=True)
    response = serializers.CharField(allow_blank=True, help_text="Its beginning, 1,000 characters at most.")
    attempts = AttemptOut(many=True, help_text="The last twenty, oldest first.")
    created_at = serializers.DateTimeField(help_text="When the event happened.")
    next_attempt_at = serializers.DateTimeField(allow_null=True, help_text="null where it has ended.")
    ended_at = serializers.DateTimeField(allow_null=True)


class DeliveryPageOut(CursorPageOut):
    results = DeliveryOut(many=True)
