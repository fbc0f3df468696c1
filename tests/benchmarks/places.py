"""A product with a made-up database, and the people who are asked for."""

import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import Any

import httpx

from tests.benchmarks.bars import Bars
from tests.e2e.people import PASSWORD
from tests.e2e.product import ROOT, Product

# Who is measured: so many people, each in just so many projects of their own choice.
PEOPLE, SHARED = 16, 200
EMAIL = "measured@example.com"


def project_channel(project: dict[str, Any]) -> str:
    return f"project:{project['id']}"


@dataclass
class Somebody:
    """Who is logged in, and the projects that they are in as the list shows them."""

    http: httpx.Client
    token: str
    id: str
    projects: list[dict[str, Any]]

    @property
    def channel(self) -> str:
        return f"user:{self.id}"

    @property
    def channels(self) -> list[str]:
        """All that anything depends on that the person is shown."""
        return [self.channel, *map(project_channel, self.projects)]

    def may(self, capability: str) -> list[dict[str, Any]]:
        return [each for each in self.projects if capability in each["my_capabilities"] and each["status"] == "active"]

    def must(self, method: str, path: str, **options: Any) -> Any:
        answer = self.http.request(method, path, **options)
        assert answer.status_code < 300, f"{method} {path}: {answer.status_code} {answer.text[:500]}"
        return answer.json() if answer.content else None


@dataclass
class Place:
    """`seconds` is what seeding took."""

    name: str
    product: Product
    seconds: float
    bars: Bars
    people: dict[str, Somebody] = field(default_factory=dict)

    @cached_property
    def environment(self) -> dict[str, str]:
        """Of its web process."""
        return self.product.processes("web")[0].environ()

    def somebody(self, email: str = EMAIL) -> Somebody:
        if email not in self.people:
            self.people[email] = _logged_in(self.product, email)
        return self.people[email]

    def measured(self) -> list[Somebody]:
        return [self.somebody(), *(self.somebody(f"bulk1_{each}@example.com") for each in range(1, PEOPLE))]


@contextmanager
def place(directory: Path, name: str, projects: int, notes: int, bars: Bars, **environment: str) -> Iterator[Place]:
    product = Product(directory / name, RATE_LIMITS="*=100000000/h", **environment)
    try:
        product.start()
        yield Place(name, product, seed(product, projects, notes), bars)
    finally:
        product.stop()


def seed(product: Product, projects: int, notes: int) -> float:
    """Seconds. The demo project is there already."""
    amounts = (f"--projects={projects}", f"--feedback={notes}", "--append")
    whose = (f"--measured={PEOPLE}", f"--shared={SHARED}", f"--email={EMAIL}", f"--password={PASSWORD}")
    command = [sys.executable, "-m", "stack.manage", "seed_bulk", *amounts, *whose]
    environment = {name: value for name, value in os.environ.items() if name != "PORT"}
    environment["DATA_DIR"] = str(product.data_dir)
    done = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr[-3000:]
    whole = next(line for line in done.stdout.splitlines() if line.split()[:1] == ["all"])
    return float(whole.split()[1])


def _logged_in(product: Product, email: str) -> Somebody:
    http = httpx.Client(base_url=product.url, timeout=60)
    answer = http.post("/v2/auth/login", json={"email": email, "password": PASSWORD})
    assert answer.status_code == 200, answer.text
    session = answer.json()
    http.headers["Authorization"] = f"Bearer {session['access_token']}"
    projects: list[dict[str, Any]] = []
    path: str | None = "/v2/projects?page_size=50&status=all"
    while path:
        page = http.get(path).json()
        projects += page["results"]
        path = page["next"]
    return Somebody(http, session["access_token"], session["user"]["id"], projects)
