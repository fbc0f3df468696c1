"""Holds answers against the product's own OpenAPI document."""

import re
from functools import cache
from typing import Any

from drf_spectacular.generators import SchemaGenerator
from openapi_schema_validator import OAS30Validator
from referencing import Registry, Resource
from referencing.jsonschema import DRAFT4


@cache
def document() -> dict[str, Any]:
    """The document as /v2/openapi.json serves it."""
    return SchemaGenerator().get_schema(request=None, public=True)  # type: ignore[no-untyped-call, no-any-return]


# Pages and documents about the API are not part of it.
UNDESCRIBED = (
    "/",
    "/verify-email",
    "/reset-password",
    "/confirm-email",
    "/invitations",
    "/transfers",
    "/unsubscribe",
    "/shared",
    "/shared/unsubscribe",
    "/health/live",
    "/health/ready",
    "/metrics",
    "/v2/openapi.json",
    "/v2/asyncapi.json",
    "/v2/docs",
    "/v2/docs/problems",
)


def assert_declared(method: str, path: str, status: int, media_type: str, body: Any) -> None:
    """The operation declares this status (or answers with a problem), and the body fits its schema."""
    operation = _operation(method, path.split("?")[0])
    if operation is None:
        assert status in (404, 405) or path in UNDESCRIBED, f"{method} {path} is not in the document: {status}"
        return
    answer = operation["responses"].get(str(status)) or (operation["responses"]["default"] if status >= 400 else None)
    assert answer is not None, f"{method} {path} does not declare {status}"
    if "$ref" in answer:
        answer = document()["components"]["responses"][answer["$ref"].rsplit("/", 1)[1]]
    schema = answer.get("content", {}).get(media_type, {}).get("schema")
    if body is None:
        is_file = schema is not None and schema.get("format") == "binary"
        assert schema is None or is_file, f"{method} {path} {status} promises a body"
        return
    assert schema is not None, f"{method} {path} {status} declares no {media_type}"
    errors = [f"{list(error.absolute_path)}: {error.message}" for error in _validator(schema).iter_errors(body)]
    assert errors == [], f"{method} {path} {status}: {errors[:5]}"


def _validator(schema: dict[str, Any]) -> OAS30Validator:
    resource = Resource(contents=document(), specification=DRAFT4)
    registry = Registry().with_resource("urn:document", resource)
    return OAS30Validator(_absolute(schema), registry=registry)


def _absolute(schema: Any) -> Any:
    if isinstance(schema, dict):
        return {k: f"urn:document{v}" if k == "$ref" else _absolute(v) for k, v in schema.items()}
    return [_absolute(item) for item in schema] if isinstance(schema, list) else schema


def _operation(method: str, path: str) -> dict[str, Any] | None:
    literal_first = sorted(document()["paths"], key=lambda template: template.count("{"))
    for template in literal_first:
        if re.fullmatch(re.sub(r"\{[^}]+\}", "[^/]+", template), path):
            found: dict[str, Any] | None = document()["paths"][template].get(method.lower())
            return found
    return None
