"""Another process of the product, on the same database, which does what a few lines say."""

import os
import subprocess
import sys

from django.db import connection

from stack.programs import ROOT

BEGINNING = """
import sys, threading
from uuid import UUID

import django

django.setup()
from django.test import override_settings

from core.domain.actor import SYSTEM
from core.infrastructure import jobs, outbox
from core.infrastructure.ending import end_within
from core.infrastructure.unit_of_work import unit_of_work
from tests.core.wiring import JOB_KINDS

JOB_KINDS["film.show"] = jobs.JobKind(lambda payload: print("shown", payload["film"]))
override_settings(JOB_KINDS="tests.core.wiring.JOB_KINDS").enable()
"""


def elsewhere(lines: str, *arguments: object, **environment: str) -> str:
    """What it prints; its exit code has to be 0."""
    server = os.environ["DATABASE_URL"].rpartition("/")[0]
    own = {"DATABASE_URL": f"{server}/{connection.settings_dict['NAME']}", "DJANGO_SETTINGS_MODULE": "config.settings"}
    done = subprocess.run(
        [sys.executable, "-c", BEGINNING + lines, *map(str, arguments)],
        cwd=ROOT,
        env=os.environ | own | environment,
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return done.stdout
