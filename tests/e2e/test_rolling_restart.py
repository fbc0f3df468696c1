"""A new release while people work: one process after the other is replaced, and nobody notices."""

import threading
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from typing import Any

import pytest

from tests.e2e.fleet import Fleet
from tests.e2e.people import Person
from tests.e2e.product import Product, until
from tests.faults.asking import Asker
from tests.faults.followers import Followers, token_of
from tests.faults.load import logged, shared_project
from tests.faults.readers import Reader, staleness, wrong
from tests.faults.verdict import unasked, unlogged
from tests.faults.writers import Writer
from tests.samples import small

WRITERS, SOCKETS, PAUSE = 4, 6, 0.05
WAIT_SECONDS = 5


class Poller(threading.Thread):
    """Who cannot hold a socket: asks for what is new, and waits for it."""

    def __init__(self, person: Person, project_id: str) -> None:
        super().__init__(daemon=True)
        self.asker, self._path, self._ended = Asker(person), f"/v2/events/{project_id}", threading.Event()
        self.seen: list[int] = []

    def stop(self) -> None:
        self._ended.set()

    def run(self) -> None:
        while not self._ended.is_set():
            since = self.seen[-1] if self.seen else 0
            answer = self.asker.ask("GET", f"{self._path}?since={since}&wait={WAIT_SECONDS}")
            if answer is not None and answer.status == 200:
                self.seen += [event["seq"] for event in answer.body["results"]]


class Work:
    """Who writes, reads, waits and listens meanwhile."""

    def __init__(self, fleet: Fleet, people: list[Person], film: Path) -> None:
        self._owner, self._project_id = people[0], shared_project(people)
        path = f"/v2/feedback/{self._project_id}"
        video_id = people[0].upload(self._project_id, small(film))["video_id"]
        self.writers = [Writer(each, path, video_id, f"글 {number}", pause=PAUSE) for number, each in enumerate(people)]
        self.readers = [Reader(each, path, self.writers) for each in people[:2]]
        self.pollers = [Poller(each, self._project_id) for each in people[:2]]
        tokens = [partial(token_of, people[number % len(people)]) for number in range(SOCKETS)]
        self.followers = Followers(fleet.port, f"/ws/feedback/{self._project_id}", tokens)
        self.everybody = [*self.writers, *self.readers, *self.pollers]

    def ended(self) -> list[dict[str, Any]]:
        """All that has happened, once everybody has heard of it."""
        for each in self.everybody:
            each.stop()
        for each in self.everybody:
            each.join(60)
        log = logged(self._owner, self._project_id)
        until(lambda: self.followers.least() >= len(log), 60, "the last event on every socket")
        self.followers.stop()
        return log


@pytest.fixture
def fleet(product: Product, tmp_path: Path) -> Iterator[Fleet]:
    fleet = Fleet(product, tmp_path)
    try:
        fleet.start()
        yield fleet
    finally:
        fleet.stop()


@pytest.fixture
def people(product: Product, fleet: Fleet, person: Callable[[str], Person]) -> list[Person]:
    return [person(f"roller{number}").through(fleet.url, fleet.port) for number in range(WRITERS)]


def test_every_process_is_replaced_and_nobody_is_refused_or_misses_anything(
    fleet: Fleet, people: list[Person], tmp_path: Path, record_property: Callable[[str, object], None]
) -> None:
    work = Work(fleet, people, tmp_path / "cut.mp4")
    for each in (work.followers, *work.everybody):
        each.start()
    for kind, number in fleet.members:
        fleet.replace(kind, number)
        goes_on(work.everybody)
    log = work.ended()
    tallies = [each.asker.tally for each in work.everybody]
    record_property("finding", f"rolling restart: {sum(len(each.good) for each in tallies):,} requests, none refused")
    assert [(each.refused, each.cut, each.flawed) for each in tallies] == [({}, {}, [])] * len(tallies)
    assert (unlogged(work.writers, log), unasked(work.writers, log)) == ([], [])
    for each in work.followers.all:
        assert [work.followers.frames[place] for place in each.seen[: len(log)]] == log
        assert (each.resyncs, each.connections > 1) == (0, True)
    assert all(each.seen == list(range(1, len(each.seen) + 1)) for each in work.pollers)
    deeds = {item: done for writer in work.writers for item, done in writer.deeds.items()}
    assert [(wrong(each, deeds), staleness(each, deeds)) for each in work.readers] == [([], 0)] * len(work.readers)


def goes_on(everybody: list[Writer | Reader | Poller]) -> None:
    """Each has been answered twice since now."""
    counts = [len(each.asker.tally.good) for each in everybody]
    until(
        lambda: all(len(each.asker.tally.good) > count + 1 for each, count in zip(everybody, counts, strict=True)),
        60,
        "answers for everybody",
    )
