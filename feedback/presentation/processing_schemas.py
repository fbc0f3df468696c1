"""How the work on a version looks on the wire."""

from typing import Any

from rest_framework import serializers

from feedback.contracts import StepName, StepState, VideoStatus
from feedback.presentation.schemas_out import DecisionField, FailureField

STEP_STATES = [each.value for each in StepState]


class StepOut(serializers.Serializer[Any]):
    """A step: `failed` may be tried again, `skipped` is not for this version."""

    name = serializers.ChoiceField(choices=list(StepName))
    state = serializers.ChoiceField(choices=STEP_STATES)
    progress = serializers.IntegerField(min_value=0, max_value=100, help_text="Percent.")
    attempts = serializers.IntegerField(min_value=0)
    failure = FailureField(allow_null=True)
    started_at = serializers.DateTimeField(allow_null=True)
    ended_at = serializers.DateTimeField(allow_null=True)


class ProcessingOut(serializers.Serializer[Any]):
    """What is made of a version. `decision` is null until the file was read."""

    version_id = serializers.UUIDField()
    status = serializers.ChoiceField(choices=list(VideoStatus))
    steps = StepOut(many=True)
    decision = DecisionField(allow_null=True)
