"""The OpenAPI document is valid, free of warnings, and offers the whole fixed surface."""

import json
from pathlib import Path
from typing import Any

import pytest
from django.core.management import call_command
from openapi_spec_validator import validate
from openapi_spec_validator.validation.exceptions import OpenAPIValidationError

from tests.guards.surface import missing_parts


def test_the_document_is_free_of_warnings(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    call_command("spectacular", "--format", "openapi-json", "--fail-on-warn", "--file", str(tmp_path / "openapi.json"))
    assert "Warning" not in capsys.readouterr().err


def test_the_document_is_valid(openapi: dict[str, Any]) -> None:
    validate(openapi)


def test_a_planted_fault_is_caught(openapi: dict[str, Any]) -> None:
    broken = openapi | {"paths": openapi["paths"] | {"/v2/planted": {"get": {"summary": "no responses"}}}}
    with pytest.raises(OpenAPIValidationError):
        validate(broken)


def test_every_operation_has_a_summary_and_an_id(openapi: dict[str, Any]) -> None:
    bare = [
        f"{method} {path}"
        for path, item in openapi["paths"].items()
        for method, operation in item.items()
        if method != "parameters" and not (operation.get("operationId") and operation.get("summary"))
    ]
    assert bare == []


def test_the_fixed_surface_is_whole(openapi: dict[str, Any]) -> None:
    assert list(missing_parts(openapi)) == []


@pytest.mark.parametrize(
    ("before", "after", "caught"),
    [
        ('"/v2/projects":', '"/v2/planted":', "GET /projects: missing"),
        ('"multipart/form-data"', '"text/plain"', "POST /feedback/{projectId}: request body lacks multipart/form-data"),
        ('"in_progress"', '"planted"', "response 200 lacks 'stats.in_progress'"),
        ('"refresh_token"', '"planted"', "POST /auth/login: response 200 lacks 'refresh_token'"),
        ('"minLength": 8', '"minLength": 7', "POST /auth/register: request property 'password': minLength is 7, not 8"),
        ('"maximum": 50', '"maximum": 60', "GET /projects: query parameter 'page_size': maximum is 60, not 50"),
        ('"security": [{"BearerAuth": []}]', '"security": []', "POST /projects: no security requirement"),
    ],
)
def test_a_part_that_is_missing_is_caught(openapi: dict[str, Any], before: str, after: str, caught: str) -> None:
    text = json.dumps(openapi)
    assert before in text
    assert any(caught in fault for fault in missing_parts(json.loads(text.replace(before, after))))
