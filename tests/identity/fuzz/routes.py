"""Identity's operations in the document."""

import re
from collections.abc import Iterator
from typing import Any

from core.domain.ids import new_id
from tests.openapi import document

PATHS = r"^/(v2/(auth|me)(/|$)|\.well-known/)"
JSON = "application/json"


def operations() -> Iterator[tuple[str, str, dict[str, Any]]]:
    """Method, a path with its variables filled, and the operation."""
    for path, item in document()["paths"].items():
        for method, operation in item.items():
            if re.match(PATHS, path):
                yield method.upper(), _filled(path, operation), operation


def json_bodies() -> Iterator[tuple[str, str, dict[str, Any]]]:
    """Method, path, and the properties of the body."""
    for method, path, operation in operations():
        content = operation.get("requestBody", {}).get("content", {})
        if JSON in content:
            yield method, path, resolved(content[JSON]["schema"])["properties"]


def resolved(schema: dict[str, Any]) -> dict[str, Any]:
    while "$ref" in schema:
        schema = document()["components"]["schemas"][schema["$ref"].rsplit("/", 1)[1]]
    return schema


def _filled(path: str, operation: dict[str, Any]) -> str:
    for parameter in operation.get("parameters", []):
        if parameter["in"] == "path":
            values = resolved(parameter["schema"]).get("enum") or [str(new_id())]
            path = path.replace(f"{{{parameter['name']}}}", values[0])
    return path
