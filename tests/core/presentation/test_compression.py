"""What is compressed: texts, once; never media, nor what holds tokens."""

import gzip
from typing import Any

import pytest
from django.test import Client

from core.presentation.middleware import tells_secrets
from tests.openapi import document

SECRETS = ("access_token", "refresh_token", "guest_token", "flow_token", "sign_up_token", "token", "ticket", "secret")


@pytest.mark.parametrize(
    "kind",
    [
        "application/json",
        "application/problem+json",
        "application/vnd.apple.mpegurl",
        "image/svg+xml",
        "text/calendar; charset=utf-8",
        "text/csv",
        "text/html; charset=utf-8",
        "text/plain",
        "text/vtt",
    ],
)
def test_texts_are_compressed_once(rest: Client, kind: str) -> None:
    answer = rest.get(f"/v2/of/{kind}", headers={"Accept-Encoding": "gzip"})
    assert answer["Content-Encoding"] == "gzip"
    assert gzip.decompress(answer.content) == b"x" * 5000


@pytest.mark.parametrize(
    "kind",
    ["application/octet-stream", "application/pdf", "application/zip", "audio/mp4", "image/png", "video/mp2t"],
)
def test_media_are_not(rest: Client, kind: str) -> None:
    answer = rest.get(f"/v2/of/{kind}", headers={"Accept-Encoding": "gzip"})
    assert not answer.has_header("Content-Encoding")
    assert "Accept-Encoding" not in answer.get("Vary", "")


def test_no_operation_that_tells_a_secret_has_its_answer_compressed() -> None:
    telling = {
        (method.upper(), path)
        for path, item in document()["paths"].items()
        for method, operation in item.items()
        for answer in operation.get("responses", {}).values()
        for content in answer.get("content", {}).values()
        if _names(content.get("schema", {})) & {*SECRETS}
    }
    assert len(telling) > 10
    assert [each for each in sorted(telling) if not tells_secrets(*each)] == []


def test_the_address_of_a_calendar_is_a_secret() -> None:
    assert tells_secrets("POST", "/v2/calendar/feeds")
    assert not tells_secrets("GET", "/v2/calendar/feeds")


def _names(schema: dict[str, Any], within: tuple[str, ...] = ()) -> set[str]:
    """Of all properties of a schema, however deep."""
    if "$ref" in schema:
        name = schema["$ref"].rsplit("/", 1)[1]
        return set() if name in within else _names(document()["components"]["schemas"][name], (*within, name))
    names = set(schema.get("properties", {}))
    parts = [*schema.get("properties", {}).values(), schema.get("items", {})]
    parts += [part for kind in ("allOf", "oneOf", "anyOf") for part in schema.get(kind, [])]
    return names.union(*(_names(part, within) for part in parts if part))
