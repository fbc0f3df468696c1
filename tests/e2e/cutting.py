"""An upload that is cut again and again in the middle of something: how often, and what it cost."""

import hashlib
import os
import random
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import httpx

from stack.programs import ROOT
from tests.e2e.line import Line
from tests.e2e.people import Person
from tests.e2e.product import Product, until
from tests.e2e.uploading import Errand, Sender

PARTS_OF_THE_PRODUCT = ("s3", "web", "front")
# The supervisor gives a part up that ends four times within 8 s of its start.
REST_SECONDS = 10.0
PATIENCE_SECONDS = 120
TOKEN_SECONDS = 300.0
A_DAY_AGO = 25 * 3600
BLOCK = 1 << 20
SWEEP = "from feedback.bootstrap.uploads import sweep_uploads; sweep_uploads()"


@dataclass
class CutUpload:
    """One upload over a line of its own, which stands still while something is broken."""

    product: Product
    person: Person
    project_id: str
    film: Path
    cuts: Counter[str] = field(default_factory=Counter)

    def __post_init__(self) -> None:
        self.size, self.sha256 = self.film.stat().st_size, digest_of(self.film)
        body = {"file_name": self.film.name, "size": self.size, "sha256": self.sha256}
        self.upload = self.person.must("POST", "/v2/uploads", 201, json=body | {"project_id": self.project_id})
        self.line = Line(self.product.port)
        self.sender = self._new_sender()
        self._renew_at = time.monotonic() + TOKEN_SECONDS
        self._rested_at = dict.fromkeys(PARTS_OF_THE_PRODUCT, 0.0)

    def cut(self, quotas: Mapping[str, int], chance: random.Random, *, parts_between: tuple[float, float]) -> None:
        """So many cuts by kind, in random order, each when between so many parts more have come."""
        waiting = [kind for kind, count in quotas.items() for _ in range(count)]
        chance.shuffle(waiting)
        while waiting:
            self.line.halt_after(int(chance.uniform(*parts_between) * self.upload["part_size"]))
            until(lambda: self.line.is_halted or not self.sender.is_running, PATIENCE_SECONDS, "the next cut")
            assert self.line.is_halted, f"the upload was complete with {len(waiting)} cuts to come"
            kind = until(lambda: self._next_of(waiting), what="a part that has rested")
            waiting.remove(kind)
            self._break(kind)
            self.cuts[kind] += 1

    def finish(self) -> dict[str, Any]:
        """The upload at its end."""
        self.line.go_on()
        until(lambda: not self.sender.is_running, PATIENCE_SECONDS, "the end of the upload")
        self.line.close()
        until(self.product.is_back, PATIENCE_SECONDS, "readiness")
        found: dict[str, Any] = self.person.must("GET", f"/v2/uploads/{self.upload['id']}", 200)
        return found

    @property
    def overhead(self) -> float:
        """What was sent beyond the size of the film, requests included, in parts a cut."""
        return (self.line.sent - self.size) / self.upload["part_size"] / self.cuts.total()

    def _next_of(self, waiting: list[str]) -> str | None:
        return next((kind for kind in waiting if self._rested_at.get(kind, 0.0) <= time.monotonic()), None)

    def _break(self, kind: str) -> None:
        if kind == "client":
            self.sender.kill()
        elif kind == "network":
            self.line.cut()
        else:
            self.product.kill(kind)
            self._rested_at[kind] = time.monotonic() + REST_SECONDS
        self.line.go_on()
        if kind == "client":
            self._renew()
            self.sender = self._new_sender()

    def _renew(self) -> None:
        """A token for those that follow, of which one lives for a quarter of an hour."""
        if time.monotonic() > self._renew_at:
            until(self.product.is_back, PATIENCE_SECONDS, "readiness")
            self.person.renew()
            self._renew_at = time.monotonic() + TOKEN_SECONDS

    def _new_sender(self) -> Sender:
        token = self.person.session["access_token"]
        return Sender(Errand(self.line.port, token, self.upload["id"], str(self.film)))


def digest_of(film: Path) -> str:
    with film.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def downloaded_digest(url: str) -> str:
    digest = hashlib.sha256()
    with httpx.stream("GET", url, timeout=60) as answer:
        assert answer.status_code == 200
        for block in answer.iter_bytes(BLOCK):
            digest.update(block)
    return digest.hexdigest()


def stored(product: Product, project_id: str) -> set[str]:
    """The files that the S3 server holds for a project, half-written ones of anybody included."""
    bucket = product.data_dir / "s3" / "videoplanet"
    names = {str(each.relative_to(bucket)) for each in bucket.rglob("*") if each.is_file()}
    return {name for name in names if project_id in name or ".rclone_temp_" in name}


def strays(product: Product, project_id: str, version_id: str | None) -> set[str]:
    """Files of a project that are not of its only version."""
    own = f"videos/{project_id}/{version_id}/"
    return {name for name in stored(product, project_id) if not name.startswith(own)}


def sweep_tomorrow(product: Product) -> None:
    """The product's own sweep, when all that is stored now is a day old."""
    for each in (product.data_dir / "s3").rglob("*"):
        if each.is_file():
            os.utime(each, (time.time() - A_DAY_AGO,) * 2)
    # It remembers the times that it saw.
    product.kill("s3")
    until(product.is_back, PATIENCE_SECONDS, "readiness")
    surroundings = os.environ | {"DATA_DIR": str(product.data_dir)}
    command = [sys.executable, "-m", "stack.manage", "shell", "-c", SWEEP]
    subprocess.run(command, cwd=ROOT, env=surroundings, check=True, capture_output=True, timeout=120)
