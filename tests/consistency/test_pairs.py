"""A read that does not show the write before it is told."""

import random
from typing import Any

from tests.consistency.pairs import READS, write_and_read
from tests.consistency.studio import Seat, Studio


class Blank(dict[str, Any]):
    """An answer in which nothing has happened."""

    def __missing__(self, name: str) -> Any:
        return Blank()

    def get(self, name: str, default: Any = None) -> Any:
        return self[name]


class Forgetful(Seat):
    """Takes every write and shows none."""

    def __init__(self, user_id: str) -> None:
        self.id, self._count = user_id, 0

    def must(self, process: int, method: str, path: str, *statuses: int, **options: Any) -> Any:
        self._count += 1
        return Blank(id=f"item {self._count}", status="open", results=[], projects=[], seq=0)


def test_every_stale_read_is_told_with_the_write_and_what_was_read() -> None:
    studio = Studio(Forgetful("owner"), Forgetful("guest"), random.Random(1), id="project", items={"first": "open"})
    outcome = write_and_read([studio], 200)
    assert outcome.pairs == 200
    told = {read for read in READS if any(f", then {read}: " in stale for stale in outcome.stale)}
    assert told == set(READS)
