"""The OpenAPI document is valid, free of warnings, and offers the whole fixed surface."""

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from django.core.management import call_command
from openapi_spec_validator import validate
from openapi_spec_validator.validation.exceptions import OpenAPIValidationError

CHECK = Path(__file__).parents[3] / "shared" / "contract" / "check.py"


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


@pytest.mark.skipif(not CHECK.exists(), reason="the fixed surface is kept outside the repository")
def test_the_fixed_surface_is_whole(tmp_path: Path, openapi: dict[str, Any]) -> None:
    (tmp_path / "openapi.json").write_text(json.dumps(openapi))
    result = subprocess.run([sys.executable, CHECK, tmp_path / "openapi.json"], capture_output=True, text=True)
    assert result.returncode == 0, result.stdout


@pytest.mark.skipif(not CHECK.exists(), reason="the fixed surface is kept outside the repository")
def test_a_missing_operation_is_caught(tmp_path: Path, openapi: dict[str, Any]) -> None:
    paths = {path: item for path, item in openapi["paths"].items() if path != "/v2/projects"}
    (tmp_path / "openapi.json").write_text(json.dumps(openapi | {"paths": paths}))
    result = subprocess.run([sys.executable, CHECK, tmp_path / "openapi.json"], capture_output=True, text=True)
    assert result.returncode == 1
    assert "GET /projects: missing" in result.stdout
