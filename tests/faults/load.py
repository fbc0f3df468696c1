"""What goes on while something breaks: four write, three read, two have things made, sockets and a webhook follow."""

import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import Any

from tests.e2e.fleet import Fleet
from tests.e2e.people import Person
from tests.e2e.product import Product, until
from tests.faults.asking import Tally
from tests.faults.doers import Doer, Planner, Uploader
from tests.faults.followers import Followers, token_of
from tests.faults.readers import Reader
from tests.faults.writers import Writer
from tests.samples import small
from tests.webhooks.receiver import Receiver

WRITERS, READERS, SOCKETS = 4, 3, 4
# Between the deeds of one: about forty requests a second altogether.
PAUSE = 0.15
RECOVERY, LONGEST = 90.0, 240.0
WORDS = f"{WRITERS} writers, {READERS} readers, films, stories, {SOCKETS} sockets, a webhook"


class Load:
    """People at work in a project of their own; `with load.at_work(): …` is when it breaks."""

    def __init__(self, product: Product | Fleet, people: Sequence[Person], receiver: Receiver, film: Path) -> None:
        self.product, self.owner = product, people[0]
        for each in people:
            each.renew()
        self.project_id = shared_project(people)
        self.path, self.receiver = f"/v2/feedback/{self.project_id}", receiver
        address = f"/v2/projects/{self.project_id}/webhooks"
        self.owner.must("POST", address, 201, json={"url": receiver.url, "event_types": ["comment.added"]})
        video_id = self.owner.upload(self.project_id, small(film))["video_id"]
        self.writers = [
            Writer(person, self.path, video_id, f"글 {number}", pause=PAUSE)
            for number, person in enumerate(people[:WRITERS])
        ]
        self.readers = [Reader(person, self.path, self.writers) for person in people[:READERS]]
        self.doers: list[Doer] = [Uploader(people[0], self.project_id, film), Planner(people[1], self.project_id)]
        tokens = [partial(token_of, people[number % len(people)]) for number in range(SOCKETS)]
        self.followers = Followers(product.port, f"/ws/feedback/{self.project_id}", tokens)

    @contextmanager
    def at_work(self) -> Iterator[None]:
        """Everybody, until each has ended what they are at."""
        self.began = time.monotonic()
        everybody = [*self.writers, *self.readers, *self.doers]
        for each in (self.followers, *everybody):
            each.start()
        try:
            yield
        finally:
            self.ended = time.monotonic()
            for each in everybody:
                each.stop()
            for each in everybody:
                each.join(LONGEST)
                assert not each.is_alive(), f"{type(each).__name__} did not come to an end"

    def go_on(self, seconds: float) -> None:
        """Long enough for everybody to have done something."""
        end = time.monotonic() + seconds
        until(lambda: time.monotonic() > end and all(self._works_since(end - seconds)), RECOVERY, "work of everybody")

    def seconds_until_well(self) -> float:
        """Until whoever asks from now on is answered, and all sockets have what is committed."""
        now = time.monotonic()
        until(lambda: all(self._works_since(now)), RECOVERY, "good answers for everybody")
        head = self.head()
        until(lambda: self.followers.least() >= head, RECOVERY, "all events on all sockets")
        return time.monotonic() - now

    def head(self) -> int:
        """The number of the last event, as a page shows it."""
        seq: int = self.owner.must("GET", f"{self.path}?page_size=1", 200)["seq"]
        return seq

    @property
    def tallies(self) -> list[Tally]:
        return [each.asker.tally for each in (*self.writers, *self.readers, *self.doers)]

    @property
    def acknowledged(self) -> int:
        return sum(each.acknowledged for each in self.writers) + sum(len(each.begun) for each in self.doers)

    def _works_since(self, moment: float) -> Iterator[bool]:
        """By each of those who ask without pause."""
        for each in (*self.writers, *self.readers):
            good = each.asker.tally.good
            yield bool(good) and good[-1][0] > moment


def shared_project(people: Sequence[Person]) -> str:
    project_id = str(people[0].must("POST", "/v2/projects", 201, json={"name": "고장"})["id"])
    for each in people[1:]:
        body = {"email": each.email, "role": "editor"}
        people[0].must("POST", f"/v2/projects/{project_id}/members", 201, json=body)
    return project_id


def logged(person: Person, project_id: str) -> list[dict[str, Any]]:
    """The project's whole event log."""
    log: list[dict[str, Any]] = []
    while True:
        page = person.must("GET", f"/v2/events/{project_id}?since={len(log)}", 200)["results"]
        if not page:
            return log
        log += page


def pages(person: Person, path: str | None) -> Iterator[dict[str, Any]]:
    while path:
        page = person.must("GET", path, 200)
        yield from page["results"]
        path = page["next"]


Strike = Callable[[], None]
