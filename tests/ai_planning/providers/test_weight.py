"""Processes that only ask who would make something do not carry the clients of providers."""

import subprocess
import sys

_PROGRAM = """
import django
django.setup()
from uuid import UUID
import config.urls
from ai_planning.bootstrap.making import makers
from ai_planning.infrastructure.makers import PICTURES, TEXTS
from ai_planning.infrastructure.providers import author, draughtsman
import sys
print(sorted({"openai", "google.genai", "pydantic"} & set(sys.modules)))
"""


def test_who_asks_for_makers_imports_no_client() -> None:
    ended = subprocess.run([sys.executable, "-c", _PROGRAM], capture_output=True, text=True, check=True)
    assert ended.stdout.strip() == "[]"
