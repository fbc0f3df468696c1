"""Words that a setting does not know are refused at the start."""

import os
import subprocess
import sys

import pytest

from config.choices import one_of


@pytest.mark.parametrize("word", ["multipart", "objects"])
def test_a_word_that_is_known_is_taken(word: str) -> None:
    assert one_of("S3_PARTS", word, "multipart", "objects") == word


def test_no_process_starts_with_another_word_and_is_told_which_to_write() -> None:
    command = [sys.executable, "-c", "import config.settings"]
    ended = subprocess.run(command, env=os.environ | {"S3_PARTS": "object"}, capture_output=True, text=True)
    assert ended.returncode != 0
    assert "S3_PARTS='object': write multipart or objects" in ended.stderr
