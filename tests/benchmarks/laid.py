"""`python -m tests.benchmarks.laid`: a schedule of very many tasks put straight into a product's database.

It runs with the product's environment; a line of JSON on stdin says for whom.
"""

import json
import subprocess
import sys
from collections.abc import Mapping
from uuid import UUID

from core.domain.actor import Actor
from tests.e2e.product import ROOT


def lay(environment: Mapping[str, str], **wanted: str | int) -> str:
    """The task for which, at last, all others wait."""
    command = [sys.executable, "-m", "tests.benchmarks.laid"]
    settled = {**environment, "DJANGO_SETTINGS_MODULE": "config.settings"}
    done = subprocess.run(command, cwd=ROOT, env=settled, input=json.dumps(wanted), capture_output=True, text=True)
    assert done.returncode == 0, done.stderr[-3000:]
    return done.stdout.split()[-1]


def main(project_id: str, user_id: str, name: str, tasks: int, links: int) -> None:
    import django

    django.setup()
    from tests.schedule.large import plan_large

    print(plan_large(UUID(project_id), Actor(UUID(user_id), name), tasks, links))


if __name__ == "__main__":
    main(**json.loads(sys.stdin.read()))
