"""What no client sends by accident, at every identity route with a JSON body: refused, and never a crash."""

from collections.abc import Callable
from typing import Any

import orjson
import pytest

from core.domain.actor import Actor
from tests.client import Answer, ApiClient
from tests.identity.fuzz.routes import JSON, json_bodies, operations, resolved

pytestmark = pytest.mark.django_db
DEEP = 100_000
LONG = "x" * 64 * 1024


@pytest.fixture
def caller(api: ApiClient, make_person: Callable[..., Actor]) -> ApiClient:
    return api.as_(make_person())


@pytest.mark.parametrize(
    "body",
    [
        b"{",
        b"\xff\xfe",
        b"\xef\xbb\xbf{}",
        b"{'email': 1}",
        b'{"email": NaN}',
        b'{"email": "\\ud800"}',
        b'{"email": "\xed\xa0\x80"}',
        b'{"email": "a\x00b"}',
        b"[]",
        b'"email"',
        b"1e400",
        b'{"email": ' + b"9" * 400 + b"}",
        b"null",
        b'{"email":' * DEEP,
        b"[" * DEEP + b"]" * DEEP,
        b'{"email": ' + b"[" * DEEP + b"]" * DEEP + b"}",
    ],
    ids=lambda body: repr(body[:24]),
)
def test_what_is_no_json_object_is_malformed(caller: ApiClient, body: bytes) -> None:
    for method, path, _ in json_bodies():
        answer = caller.raw(method, path, body, JSON)
        assert (answer.status_code, answer.code) == (400, "request.malformed_json"), f"{method} {path}"


@pytest.mark.parametrize(
    "media_type", ["text/plain", "application/x-www-form-urlencoded", "multipart/form-data", "a/b"]
)
def test_another_media_type_is_refused(caller: ApiClient, media_type: str) -> None:
    for method, path, operation in operations():
        content = operation.get("requestBody", {}).get("content", {})
        if content and media_type not in content:
            answer = caller.raw(method, path, b"{}", media_type)
            assert (answer.status_code, answer.code) == (415, "request.unsupported_media_type"), f"{method} {path}"


def test_a_huge_body_is_refused(caller: ApiClient) -> None:
    for method, path, _ in json_bodies():
        answer = caller.raw(method, path, b'{"email": "' + LONG.encode() * 40 + b'"}', JSON)
        assert (answer.status_code, answer.code) == (413, "request.too_large"), f"{method} {path}"


@pytest.mark.parametrize(
    "value",
    [LONG, "a\x00b", 7, 1.5, True, None, [], ["a"], {"a": "b"}, 2**63, -1e308],
    ids=lambda value: repr(value)[:12],
)
def test_a_property_of_another_kind_or_size_is_pointed_at(caller: ApiClient, value: Any) -> None:
    for method, path, properties in json_bodies():
        for name, schema in properties.items():
            if not _may_be(schema, value):
                answer = caller.raw(method, path, orjson.dumps({name: value}), JSON)
                pointers = {fault["pointer"] for fault in answer.json().get("errors", [])}
                assert answer.status_code == 422, f"{method} {path}"
                assert f"/{name}" in pointers, f"{method} {path} {name}: {pointers}"


def test_an_unsupported_method_is_told_which_there_are(api: ApiClient, caller: ApiClient) -> None:
    for _, path, operation in operations():
        client = caller if operation.get("security") else api
        answer: Answer = client.raw("TRACE", path, b"", JSON)
        assert (answer.status_code, answer.code) == (405, "request.method_not_allowed"), path
        assert answer.headers["Allow"]


def test_every_text_of_a_body_has_an_end() -> None:
    endless = [
        f"{method} {path} {name}"
        for method, path, properties in json_bodies()
        for name, schema in properties.items()
        if _kind(schema) == "string" and not {"maxLength", "enum", "format"} & _resolved(schema).keys()
    ]
    assert endless == []


def _resolved(schema: dict[str, Any]) -> dict[str, Any]:
    """drf-spectacular wraps references that have a default."""
    (inner,) = schema.get("allOf", [schema])
    return resolved(inner)


def _kind(schema: dict[str, Any]) -> str:
    return str(_resolved(schema).get("type", "string"))


def _may_be(schema: dict[str, Any], value: Any) -> bool:
    """Whether `value` may stand there, as far as kinds go."""
    kinds: dict[str, type | tuple[type, ...]] = {"array": list, "object": dict, "boolean": bool, "integer": int}
    if value is None:
        return bool(schema.get("nullable"))
    expected = kinds.get(_kind(schema))
    if expected is None or (expected is int and isinstance(value, bool)):
        return False
    return isinstance(value, expected)
