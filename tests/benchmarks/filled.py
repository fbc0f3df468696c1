"""`python -m tests.benchmarks.filled`: notes and comments put straight into a product's database.

It runs with the product's environment; a line of JSON on stdin says what for whom.
"""

import json
import subprocess
import sys
from collections.abc import Mapping
from typing import Any
from uuid import UUID

import psycopg

from tests.e2e.product import ROOT, until

MOST_SECONDS = 600
_UNFINISHED = """
SELECT (SELECT count(*) FROM feedback_version WHERE status NOT IN ('ready', 'failed'))
    + (SELECT count(*) FROM feedback_step WHERE state IN ('waiting', 'running'))
    + (SELECT count(*) FROM core_delivery WHERE died_at IS NULL)
"""


def fill(environment: Mapping[str, str], wanted: Mapping[str, Any]) -> None:
    """Once all films are worked on, which otherwise would go on meanwhile, and move each note to their frames."""
    until_quiet(environment)
    command = [sys.executable, "-m", "tests.benchmarks.filled"]
    settled = {**environment, "DJANGO_SETTINGS_MODULE": "config.settings"}
    done = subprocess.run(command, cwd=ROOT, env=settled, input=json.dumps(wanted), capture_output=True, text=True)
    assert done.returncode == 0, done.stderr[-3000:]


def until_quiet(environment: Mapping[str, str]) -> None:
    """Until nothing is owed or being worked on."""
    until(lambda: _is_quiet(environment), MOST_SECONDS, "the end of all work on videos, and of all news of it")


def _is_quiet(environment: Mapping[str, str]) -> bool:
    with psycopg.connect(environment["DATABASE_URL"], autocommit=True) as database:
        return database.execute(_UNFINISHED).fetchone() == (0,)


def main(ids: Mapping[str, str], name: str, feedback_id: str, notes: int, comments: int) -> None:
    import django

    django.setup()
    from tests.notes import Notes

    made = Notes(**{key: UUID(value) for key, value in ids.items()}, author_name=name)
    made.load(notes)
    made.talk(UUID(feedback_id), comments)


if __name__ == "__main__":
    main(**json.loads(sys.stdin.read()))
