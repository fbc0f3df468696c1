"""Pictures of shots on the wire."""

from typing import Any

from rest_framework import serializers

from ai_planning.application.frame_read_models import SeenFrame
from ai_planning.presentation.plan_answers import PlanAuthorOut, ProvenanceOut
from core.presentation.fields import ClosedBody, Id


class FrameChoiceIn(ClosedBody):
    frame_id = Id(allow_null=True, help_text="Null: the shot shows none.")


class FrameOut(serializers.Serializer[Any]):
    id = serializers.UUIDField()
    plan_id = serializers.UUIDField()
    shot_id = serializers.UUIDField()
    number = serializers.IntegerField(help_text="Within the shot, from 1; never given twice.")
    media_type = serializers.CharField()
    size = serializers.IntegerField(help_text="Bytes.")
    width = serializers.IntegerField(help_text="Pixels.")
    height = serializers.IntegerField(help_text="Pixels.")
    provenance = ProvenanceOut(allow_null=True)
    author = PlanAuthorOut()
    created_at = serializers.DateTimeField()
    is_chosen = serializers.BooleanField()
    url = serializers.CharField(help_text="Opens the picture, for half an hour at least.")


class FrameListOut(serializers.Serializer[Any]):
    results = FrameOut(many=True)
    version = serializers.IntegerField(help_text="The plan's, for `If-Match` of a choice.")


FRAME_KNOWN = tuple(FrameOut().fields)


def frame_body(seen: SeenFrame) -> dict[str, Any]:
    return seen.row.wire() | {"is_chosen": seen.is_chosen, "url": seen.url}
