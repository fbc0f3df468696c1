"""Words that a setting does not know are refused at the start."""

import os
import subprocess
import sys

import pytest

from config.choices import networks, one_of


@pytest.mark.parametrize("word", ["multipart", "objects"])
def test_a_word_that_is_known_is_taken(word: str) -> None:
    assert one_of("S3_PARTS", word, "multipart", "objects") == word


def test_no_process_starts_with_another_word_and_is_told_which_to_write() -> None:
    command = [sys.executable, "-c", "import config.settings"]
    ended = subprocess.run(command, env=os.environ | {"S3_PARTS": "object"}, capture_output=True, text=True)
    assert ended.returncode != 0
    assert "S3_PARTS='object': write multipart or objects" in ended.stderr


def test_networks_are_taken_as_they_are_written() -> None:
    assert networks("WEBHOOK_ALLOWED_NETWORKS", ["10.1.0.0/16", "::1/128"]) == ["10.1.0.0/16", "::1/128"]


@pytest.mark.parametrize("given", ["10.1.0.1/16", "localhost", "10.1.0.0/33"])
def test_no_process_starts_with_what_is_no_network(given: str) -> None:
    command = [sys.executable, "-c", "import config.settings"]
    asked = os.environ | {"WEBHOOK_ALLOWED_NETWORKS": f"127.0.0.0/8,{given}"}
    ended = subprocess.run(command, env=asked, capture_output=True, text=True)
    assert ended.returncode != 0
    assert f"WEBHOOK_ALLOWED_NETWORKS: '{given}' is no network" in ended.stderr
