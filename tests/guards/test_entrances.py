"""Every process of the product gets as far as its entrance: nothing that it imports imports in a circle."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
START = "import django; django.setup(); import {}"


@pytest.mark.parametrize(
    "start",
    [
        "import config.wsgi",
        "import config.asgi",
        "import config.celery",
        *(START.format(f"core.presentation.{name}") for name in ("problems", "throttles", "views", "schema", "tasks")),
    ],
)
def test_what_a_process_begins_with_can_be_imported(start: str) -> None:
    environment = os.environ | {"DJANGO_SETTINGS_MODULE": "config.settings"}
    command = [sys.executable, "-c", start]
    done = subprocess.run(command, env=environment, cwd=ROOT, capture_output=True, text=True, timeout=120)
    assert done.returncode == 0, done.stderr
