"""OpenAPI: every operation also declares the problem documents that it can answer."""

from typing import Any, Literal

from drf_spectacular.openapi import AutoSchema
from drf_spectacular.plumbing import force_instance
from rest_framework import serializers

from core.presentation.fields import OneOfSeveral, Text


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
    current = serializers.DictField(required=False, help_text="What stands in the way: with 412 the current state.")
    request_id = serializers.CharField()


_RATE_HEADERS = {
    "RateLimit-Limit": ("integer", "Requests that the window allows."),
    "RateLimit-Remaining": ("integer", "Requests that are left in the window."),
    "RateLimit-Reset": ("integer", "Seconds until the window ends."),
    "RateLimit-Policy": ("string", "The limit and its window in seconds: `1000;w=3600`."),
}
_RATE_REFERENCES = {name: {"$ref": f"#/components/headers/{name}"} for name in _RATE_HEADERS}
_RETRY_AFTER = {"schema": {"type": "integer"}, "description": "Seconds after which the request is taken."}
_SHARED = {
    "headers": {
        name: {"schema": {"type": kind}, "description": words} for name, (kind, words) in _RATE_HEADERS.items()
    },
    "responses": {
        "RateLimited": {
            "description": "Too many requests (`rate.limited`).",
            "headers": {**_RATE_REFERENCES, "Retry-After": _RETRY_AFTER},
            "content": {"application/problem+json": {"schema": {"$ref": "#/components/schemas/ProblemOut"}}},
        }
    },
}


def add_shared_parts(result: dict[str, Any], **_: Any) -> dict[str, Any]:
    """drf-spectacular's hook: what operations refer to by name."""
    result["components"] |= _SHARED
    return result


class ProblemAwareSchema(AutoSchema):
    """Adds what every operation can answer: a problem document, 429, where the caller's rate stands, 304 to GET."""

    def get_description(self) -> str:  # type: ignore[override]  # drf-spectacular asks without arguments
        """What the method says of itself; what all views share is no description."""
        return getattr(getattr(self.view, self.method.lower()), "__doc__", None) or ""

    def get_request_serializer(self) -> Any:
        """A DELETE has a body only where its view says so."""
        return None if self.method == "DELETE" else super().get_request_serializer()

    def _get_request_body(self, direction: Literal["request", "response"] = "request") -> Any:
        serializer = self.get_request_serializer() if self.method == "DELETE" else None
        if serializer is None:
            return super()._get_request_body(direction)  # type: ignore[no-untyped-call]
        schema, _ = self._get_request_for_media_type(serializer, direction)
        return {"content": {"application/json": {"schema": schema}}}

    def _insert_field_validators(self, field: Any, schema: dict[str, Any]) -> None:
        """One pattern tells all of a text; as a second choice an empty one would match twice."""
        super()._insert_field_validators(field, schema)  # type: ignore[no-untyped-call]
        if isinstance(field, Text):
            schema |= schema.pop("oneOf", [{}])[0] | field.told

    def _get_request_for_media_type(
        self, serializer: Any, direction: Literal["request", "response"] = "request"
    ) -> tuple[Any, bool]:
        schema, is_required = super()._get_request_for_media_type(serializer, direction)  # type: ignore[no-untyped-call]
        given = force_instance(serializer)  # type: ignore[no-untyped-call]
        return schema, is_required or isinstance(given, OneOfSeveral)

    def _get_response_bodies(self, direction: Literal["request", "response"] = "response") -> dict[str, Any]:
        responses = super()._get_response_bodies(direction)
        problem = self.resolve_serializer(ProblemOut, direction)
        content = {"application/problem+json": {"schema": problem.ref}}
        always: dict[str, Any] = {
            "default": {"content": content, "description": "A problem document."},
            "429": {"$ref": "#/components/responses/RateLimited"},
        }
        if self.method == "GET":
            always["304"] = {"description": "Nothing has changed since the ETag in If-None-Match."}
        for response in responses.values():
            response["headers"] = response.get("headers", {}) | _RATE_REFERENCES
        return responses | always
