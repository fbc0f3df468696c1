"""Two web processes on one database and one Redis never disagree after a write."""

import random
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from django.db import connection

from core.domain.actor import Actor
from tests.consistency.pairs import READS, lookups, write_and_read
from tests.consistency.studio import WRITES, Seat, Studio
from tests.consistency.web import web_processes
from tests.samples import small

STUDIOS, PAIRS = 4, 120


@pytest.fixture
def urls(tmp_path: Path, transactional_db: None) -> Iterator[list[str]]:
    """Two web processes on the tests' database."""
    parts = connection.settings_dict
    database = f"postgres://{parts['USER']}:{parts['PASSWORD']}@{parts['HOST']}:{parts['PORT']}/{parts['NAME']}"
    with web_processes(2, {"DATABASE_URL": database}, tmp_path) as running:
        yield running


@pytest.fixture
def take_seat(urls: list[str], make_person: Callable[..., Actor]) -> Callable[[], Seat]:
    from identity.bootstrap import issue_access_token

    def take() -> Seat:
        actor = make_person()
        return Seat(urls, issue_access_token(actor), str(actor.user_id))

    return take


def test_every_read_shows_the_write_before_it(urls: list[str], take_seat: Callable[[], Seat], tmp_path: Path) -> None:
    guest, film = take_seat(), small(tmp_path / "film.mp4")
    studios = [Studio(take_seat(), guest, random.Random(seed)) for seed in range(STUDIOS)]
    for studio in studios:
        studio.open(film)
    outcome = write_and_read(studios, PAIRS)
    assert outcome.stale == []
    assert outcome.pairs == STUDIOS * PAIRS
    assert set(outcome.seen) == set(WRITES) | set(READS)
    found = lookups(urls)
    assert found["memory"] + found["redis"] > 0 < found["database"]
