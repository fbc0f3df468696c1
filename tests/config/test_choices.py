"""Words that a setting does not know are refused at the start."""

import json
import os
import subprocess
import sys
from typing import Any

import pytest
from django.core.exceptions import ImproperlyConfigured

from config.choices import headers, networks, number, one_of, share


@pytest.mark.parametrize("word", ["multipart", "objects"])
def test_a_word_that_is_known_is_taken(word: str) -> None:
    assert one_of("S3_PARTS", word, "multipart", "objects") == word


def test_no_process_starts_with_another_word_and_is_told_which_to_write() -> None:
    command = [sys.executable, "-c", "import config.settings"]
    ended = subprocess.run(command, env=os.environ | {"S3_PARTS": "object"}, capture_output=True, text=True)
    assert ended.returncode != 0
    assert "S3_PARTS='object': write multipart or objects" in ended.stderr


@pytest.mark.parametrize(
    ("given", "meant"),
    [
        ("", {}),
        ("Authorization=Basic%20YWJj", {"Authorization": "Basic YWJj"}),
        ("x-key=a==, x-tenant = films ,", {"x-key": "a==", "x-tenant": "films"}),
    ],
)
def test_headers_are_read_as_opentelemetry_writes_them(given: str, meant: dict[str, str]) -> None:
    assert headers(given) == meant


def test_networks_are_taken_as_they_are_written() -> None:
    assert networks("WEBHOOK_ALLOWED_NETWORKS", ["10.1.0.0/16", "::1/128"]) == ["10.1.0.0/16", "::1/128"]


@pytest.mark.parametrize("given", ["10.1.0.1/16", "localhost", "10.1.0.0/33"])
def test_no_process_starts_with_what_is_no_network(given: str) -> None:
    command = [sys.executable, "-c", "import config.settings"]
    asked = os.environ | {"WEBHOOK_ALLOWED_NETWORKS": f"127.0.0.0/8,{given}"}
    ended = subprocess.run(command, env=asked, capture_output=True, text=True)
    assert ended.returncode != 0
    assert f"WEBHOOK_ALLOWED_NETWORKS: '{given}' is no network" in ended.stderr


@pytest.mark.parametrize(("given", "taken"), [("", 0.75), ("0", 0.0), ("2.5", 2.5), ("1e-3", 0.001)])
def test_a_number_is_taken_and_nothing_is_the_default(given: str, taken: float) -> None:
    assert number("OPENAI_INPUT_PRICE", given, 0.75) == taken


@pytest.mark.parametrize("given", ["cheap", "-1", "nan", "inf"])
def test_no_process_starts_with_what_is_no_price(given: str) -> None:
    command = [sys.executable, "-c", "import config.settings"]
    asked = os.environ | {"OPENAI_INPUT_PRICE": given}
    ended = subprocess.run(command, env=asked, capture_output=True, text=True)
    assert ended.returncode != 0
    assert f"OPENAI_INPUT_PRICE='{given}': write a number" in ended.stderr


@pytest.mark.parametrize(("given", "taken"), [("", 1.0), ("0", 0.0), ("0.25", 0.25), ("1", 1.0)])
def test_a_share_is_taken_and_nothing_is_the_default(given: str, taken: float) -> None:
    assert share("SENTRY_SAMPLE_RATE", given, 1) == taken


@pytest.mark.parametrize("given", ["1.1", "25", "-0.5", "all"])
def test_what_is_no_share_is_refused(given: str) -> None:
    with pytest.raises(ImproperlyConfigured, match=f"SENTRY_SAMPLE_RATE='{given}': write a number"):
        share("SENTRY_SAMPLE_RATE", given, 1)


def told(**environment: str) -> dict[str, Any]:
    """OpenAI as the settings have it under these variables."""
    program = (
        "from config.settings import OPENAI; import json; print(json.dumps(OPENAI, default=lambda key: key.reveal()))"
    )
    ended = subprocess.run(
        [sys.executable, "-c", program], env=os.environ | environment, capture_output=True, text=True, check=True
    )
    return dict(json.loads(ended.stdout))


def test_a_server_of_ones_own_needs_no_key_costs_nothing_and_does_not_draw() -> None:
    at_home = told(OPENAI_BASE_URL="http://localhost:11434/v1/", OPENAI_MODEL="qwen3", OPENAI_IMAGE_MODEL="")
    assert (at_home["base_url"], at_home["needs_key"]) == ("http://localhost:11434/v1", False)
    assert (at_home["model"], at_home["image_model"]) == ("qwen3", "")
    assert at_home["input_price"] == at_home["output_price"] == at_home["image_price"] == 0


def test_empty_variables_are_none() -> None:
    usual = told(OPENAI_BASE_URL="", OPENAI_MODEL="", OPENAI_IMAGE_MODEL="", OPENAI_API_KEY="", AI_TRIES="")
    assert (usual["base_url"], usual["needs_key"], usual["api_key"]) == ("https://api.openai.com/v1", True, "")
    assert usual["model"]
    assert usual["image_model"]
    assert usual["input_price"] > 0
