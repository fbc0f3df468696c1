"""A process that is told to end while a thread of it works on a job."""

import os
import subprocess
import sys

import pytest
from django.db import connection

from core.domain.actor import Actor
from core.infrastructure.jobs import JobKind
from stack.programs import ROOT
from tests.core.infrastructure.test_jobs import QUEUED, enqueue, state
from tests.core.wiring import JOB_KINDS

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.usefixtures("wired")]

PROCESS = """
import sys, threading
from uuid import UUID

import django

django.setup()
from django.test import override_settings

from core.infrastructure import jobs
from core.infrastructure.ending import end_within
from tests.core.wiring import JOB_KINDS


def shown_for_hours(payload):
    end_within(0.1)
    threading.Event().wait(60)


JOB_KINDS["film.show"] = jobs.JobKind(shown_for_hours)
with override_settings(JOB_KINDS="tests.core.wiring.JOB_KINDS"):
    jobs.run(UUID(sys.argv[1]))
"""


def test_it_ends_in_time_and_leaves_the_job_to_another(by: Actor) -> None:
    JOB_KINDS["film.show"] = JobKind(lambda payload: None)
    job_id, known = enqueue(by), os.environ["DATABASE_URL"].rpartition("/")[0]
    more = {"DATABASE_URL": f"{known}/{connection.settings_dict['NAME']}", "DJANGO_SETTINGS_MODULE": "config.settings"}
    process = [sys.executable, "-c", PROCESS, str(job_id)]
    done = subprocess.run(process, cwd=ROOT, env=os.environ | more, capture_output=True, timeout=50, check=False)
    assert done.returncode == 0, done.stderr
    assert b"jobs given back" in done.stdout
    assert state(job_id) == (QUEUED, 0)
