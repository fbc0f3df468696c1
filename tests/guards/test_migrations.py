import subprocess
import sys
from pathlib import Path

import pytest
from django.core.management import call_command

ROOT = Path(__file__).parents[2]
PLANTED = """
import django
django.setup()
from django.core.management import call_command
from django.db import models
from projects.infrastructure.models import ProjectRecord
models.IntegerField(null=True).contribute_to_class(ProjectRecord, "planted")
call_command("makemigrations", "--check", "--dry-run", verbosity=0)
"""


@pytest.mark.django_db
def test_no_migration_is_pending() -> None:
    call_command("makemigrations", "--check", "--dry-run", verbosity=1)


def test_a_planted_field_is_caught() -> None:
    result = subprocess.run([sys.executable, "-W", "ignore", "-c", PLANTED], cwd=ROOT, capture_output=True, text=True)
    assert (result.returncode, result.stderr) == (1, "")
