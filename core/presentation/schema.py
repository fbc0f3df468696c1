"""OpenAPI: every operation also declares the problem documents that it can answer."""

from typing import Any, Literal

from drf_spectacular.openapi import AutoSchema
from rest_framework import serializers


class FieldFaultOut(serializers.Serializer[Any]):
    pointer = serializers.CharField(allow_blank=True)
    code = serializers.CharField()
    detail = serializers.CharField()


class ProblemOut(serializers.Serializer[Any]):
    """An error (RFC 9457). `code` is stable; `title` and `detail` follow Accept-Language."""

    type = serializers.CharField()
    title = serializers.CharField()
    status = serializers.IntegerField()
    detail = serializers.CharField()
    code = serializers.CharField()
    errors = FieldFaultOut(many=True, required=False)  # type: ignore[assignment]  # the wire has that name
    current = serializers.DictField(required=False, help_text="The current state, with 412.")
    request_id = serializers.CharField()


class ProblemAwareSchema(AutoSchema):
    """Adds what every operation can answer: a problem document, and 304 to a conditional GET."""

    def get_description(self) -> str:  # type: ignore[override]  # drf-spectacular asks without arguments
        """What the method says of itself; what all views share is no description."""
        return getattr(getattr(self.view, self.method.lower()), "__doc__", None) or ""

    def _get_response_bodies(self, direction: Literal["request", "response"] = "response") -> dict[str, Any]:
        responses = super()._get_response_bodies(direction)
        problem = self.resolve_serializer(ProblemOut, direction)
        content = {"application/problem+json": {"schema": problem.ref}}
        always = {"default": {"content": content, "description": "A problem document."}}
        if self.method == "GET":
            always["304"] = {"description": "Nothing has changed since the ETag in If-None-Match."}
        return responses | always
