"""A commit waits for neither broker nor Redis."""

import json
import os
import socket
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from threading import Thread
from urllib.parse import urlsplit

import pytest
from django.db import connection

ROOT = Path(__file__).parents[3]
COMMIT = """
import json, os, django
django.setup()
from django.conf import settings
from core.domain.actor import SYSTEM
from core.infrastructure import streams
from core.infrastructure.outbox import publish
from core.infrastructure.unit_of_work import unit_of_work
from tests.core import wiring
from tests.core.infrastructure.facts import SceneShot
settings.SUBSCRIPTIONS = "tests.core.wiring.SUBSCRIPTIONS"
wiring.SUBSCRIPTIONS["scene.shot"] = {"nobody": print}
for take in range(5):
    with unit_of_work(by=SYSTEM):
        publish(SceneShot(where="project:away", take=take))
print(json.dumps([event.seq for event in streams.read("project:away", 0)]))
"""


class Hangup:
    """Takes every connection, ends it at once and counts."""

    def __init__(self) -> None:
        self.calls = 0
        self._socket = socket.create_server(("127.0.0.1", 0))
        self.port = self._socket.getsockname()[1]
        Thread(target=self._serve, daemon=True).start()

    def _serve(self) -> None:
        while True:
            try:
                visitor, _ = self._socket.accept()
            except OSError:
                return
            self.calls += 1
            visitor.close()

    def close(self) -> None:
        self._socket.shutdown(socket.SHUT_RDWR)
        self._socket.close()


@pytest.fixture
def hangup() -> Iterator[Hangup]:
    server = Hangup()
    yield server
    server.close()


@pytest.mark.django_db(transaction=True)
def test_commits_wake_nobody_over_a_broken_redis_and_go_on(hangup: Hangup) -> None:
    given = connection.settings_dict
    address = urlsplit(os.environ["DATABASE_URL"])._replace(path=f"/{given['NAME']}").geturl()
    redis = f"redis://127.0.0.1:{hangup.port}/0"
    environment = os.environ | {
        "DATABASE_URL": address,
        "REDIS_URL": redis,
        "PYTHONPATH": str(ROOT),
        "DJANGO_SETTINGS_MODULE": "config.settings",
    }
    done = subprocess.run(
        [sys.executable, "-c", COMMIT], env=environment, cwd=ROOT, capture_output=True, text=True, timeout=60
    )
    assert done.returncode == 0, done.stderr
    *logged, seen = done.stdout.splitlines()
    assert json.loads(seen) == [1, 2, 3, 4, 5]
    # A wake-up a commit, and a kick that rests after it failed: nobody tries again and again.
    assert 5 <= hangup.calls < 10
    assert all(json.loads(line)["level"] == "error" for line in logged)
