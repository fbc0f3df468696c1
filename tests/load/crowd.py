"""Locust as a process of its own, and what it has counted when it ends."""

import csv
import os
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

from stack.programs import ROOT
from tests.e2e.product import Product
from tests.load.scene import Scene

MOST_FOLLOWERS, JOIN_A_SECOND = 10, 2
ALL = "Aggregated"
# Of each thing in the mixture what it asks for first; somebody has to have done it.
LOOKS = (
    *("list of notes", "list of notes, filtered", "note", "comments", "dashboard", "list of projects", "project"),
    *("schedule", "inbox", "playback"),
)
DEEDS = (
    *("comment", "reaction", "new note", "status of a note", "move of a task", "new plan", "story", "new upload"),
    *("upload complete", "login", "socket followed", "events heard"),
)


@dataclass(frozen=True)
class Asked:
    """Requests of one kind; milliseconds."""

    name: str
    number: int
    failures: int
    per_second: float
    p50: float
    p95: float
    p99: float


def followers_of(people: int) -> int:
    """How many of them sit at sockets: the others ask over REST."""
    return min(MOST_FOLLOWERS, people // 3)


class Crowd:
    """So many people, who rest so many seconds after each thing they do."""

    def __init__(
        self, product: Product, scene: Scene, directory: Path, *, seconds: int, people: int, pause: float
    ) -> None:
        self._directory = directory
        told = {
            "SCENE": str(scene.write(directory / "scene.json")),
            "LOAD_PAUSE": str(pause),
            "LOAD_FOLLOWERS": str(followers_of(people)),
        }
        self._process = subprocess.Popen(
            [
                *(sys.executable, "-m", "locust", "-f", "tests/load/locustfile.py", "--headless", "--only-summary"),
                *("--host", product.url, "--users", str(people), "--spawn-rate", str(JOIN_A_SECOND)),
                *("--run-time", f"{seconds}s", "--stop-timeout", "30", "--csv", str(directory / "crowd")),
                *("--exit-code-on-error", "0", "--loglevel", "WARNING"),
            ],
            cwd=ROOT,
            env=os.environ | told,
            stdout=(directory / "crowd.out").open("wb"),
            stderr=subprocess.STDOUT,
        )

    @property
    def is_there(self) -> bool:
        return self._process.poll() is None

    def stop(self) -> None:
        if self.is_there:
            self._process.terminate()
            self._process.wait(60)

    def asked(self) -> list[Asked]:
        """By name, all together at the end."""
        assert self._process.wait() == 0, (self._directory / "crowd.out").read_text()[-3000:]
        return [_asked(row) for row in self._told("stats")]

    def failures(self) -> list[str]:
        """Of requests, and what broke people in any other way."""
        return [
            *(f"{row['Name']}: {row['Occurrences']} × {row['Error']}" for row in self._told("failures")),
            *(f"broken: {row['Count']} × {row['Message']}" for row in self._told("exceptions")),
        ]

    def _told(self, kind: str) -> list[dict[str, str]]:
        with (self._directory / f"crowd_{kind}.csv").open() as file:
            return list(csv.DictReader(file))


def _asked(row: dict[str, str]) -> Asked:
    numbers = (float(row[name]) for name in ("Requests/s", "50%", "95%", "99%"))
    return Asked(row["Name"], int(row["Request Count"]), int(row["Failure Count"]), *numbers)
