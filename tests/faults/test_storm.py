"""Ten thousand events from eight writers to fifty sockets, while every part of the product is killed twice, at random.

The writers do what people do: notes, comments, replies and changes of status, each sent until it is answered. Redis
comes back empty, PostgreSQL is restarted once in order and once by kill -9.
"""

import random
import signal
import time
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from pathlib import Path

import psycopg
import pytest
import redis

from tests.e2e.people import Person
from tests.e2e.product import Product, until
from tests.faults.followers import Followers, token_of
from tests.faults.load import logged, pages, shared_project
from tests.faults.rows import Note
from tests.faults.verdict import unasked, unlogged, written
from tests.faults.writers import Writer
from tests.samples import small

WRITERS, EVENTS, PEOPLE, SOCKETS_EACH = 8, 10_000, 10, 5
LONGEST = 900.0
Strike = Callable[[], None]


class Insides:
    """What the test does to the product from behind."""

    def __init__(self, product: Product, project_id: str) -> None:
        self.product, self._channel = product, f"project:{project_id}"
        self._environment = product.processes("web")[0].environ()
        self.strikes: dict[str, Sequence[Strike]] = {
            "redis": (self._empty_redis, self._empty_redis),
            "web": (lambda: product.kill("web"), self._kill_one_web_process),
            "worker": (lambda: product.kill("worker"),) * 2,
            "sockets": (lambda: product.kill("sockets"),) * 2,
            "postgres": (self._restart_postgres, lambda: product.kill("postgres")),
        }

    def head(self) -> int:
        """The number of the last event that is committed."""
        with psycopg.connect(self._environment["DATABASE_URL"]) as database:
            row = database.execute("SELECT seq FROM core_channel WHERE name = %s", [self._channel]).fetchone()
        assert row is not None
        return int(row[0])

    def _empty_redis(self) -> None:
        self.product.kill("redis")
        store = redis.Redis.from_url(self._environment["REDIS_URL"])

        def emptied() -> bool:
            try:
                return bool(store.flushall())
            except redis.RedisError:
                return False

        until(emptied, 60, "an empty Redis")

    def _kill_one_web_process(self) -> None:
        """The head starts another one."""
        victim = self.product.processes("web")[-1]
        victim.kill()
        victim.wait(10)
        self.product.struck()

    def _restart_postgres(self) -> None:
        head = self.product.processes("postgres")[0]
        head.send_signal(signal.SIGINT)
        head.wait(60)
        self.product.struck()


@pytest.fixture
def people(person: Callable[[str], Person]) -> list[Person]:
    return [person(f"storm{number}") for number in range(PEOPLE)]


@pytest.fixture
def project_id(people: list[Person]) -> str:
    return shared_project(people)


@pytest.fixture
def followers(product: Product, people: list[Person], project_id: str) -> Iterator[Followers]:
    tokens = [partial(token_of, each) for each in people for _ in range(SOCKETS_EACH)]
    followers = Followers(product.port, f"/ws/feedback/{project_id}", tokens)
    followers.start()
    yield followers
    followers.stop()


@pytest.fixture
def writers(people: list[Person], project_id: str, tmp_path: Path) -> list[Writer]:
    video_id = people[0].upload(project_id, small(tmp_path / "cut.mp4"))["video_id"]
    path = f"/v2/feedback/{project_id}"
    each = EVENTS // WRITERS
    return [Writer(person, path, video_id, f"글 {number}", each) for number, person in enumerate(people[:WRITERS])]


def test_every_client_gets_every_event_once_and_in_order_whatever_dies(
    product: Product, project_id: str, people: list[Person], followers: Followers, writers: list[Writer],
    note: Note,
) -> None:  # fmt: skip
    insides, began = Insides(product, project_id), time.monotonic()
    for writer in writers:
        writer.start()
    caught_up = strike_at_random(insides, writers, followers)
    for writer in writers:
        writer.join(LONGEST)
    head = insides.head()
    until(lambda: followers.least() >= head, 120, "the last event everywhere")
    log = logged(people[0], project_id)
    lost, doubled = len(unlogged(writers, log)), len(unasked(writers, log))
    missed, repeated = deliveries(followers, len(log))
    note(
        f"{len(log):,} events in {time.monotonic() - began:.0f} s, {len(caught_up)} faults, "
        f"{len(followers.all)} sockets, {sum(each.connections - 1 for each in followers.all)} times cut off, "
        f"tried again {sum((each.retries for each in writers), Counter()).total()} times: "
        f"lost = {lost + missed}, duplicated = {doubled + repeated}, caught up after "
        + ", ".join(f"{part} {seconds:.1f} s" for part, seconds in caught_up)
    )
    assert [writer.failure for writer in writers] == [None] * WRITERS
    assert (lost, doubled, missed, repeated) == (0, 0, 0, 0)
    assert sum(follower.resyncs for follower in followers.all) == 0
    for follower in followers.all:
        assert [followers.frames[place] for place in follower.seen] == log
    assert stored(people[0], project_id, writers) == written(writers)


def strike_at_random(insides: Insides, writers: list[Writer], followers: Followers) -> list[tuple[str, float]]:
    """Each part and how long it took until everybody had all that was committed when the product was well again."""
    chance, caught_up = random.Random(20261126), []
    victims = chance.sample([*insides.strikes] * 2, 2 * len(insides.strikes))
    moments = sorted(chance.sample(range(EVENTS // 20, EVENTS * 9 // 10), len(victims)))
    struck: Counter[str] = Counter()
    for moment, victim in zip(moments, victims, strict=True):
        until(lambda moment=moment: written_by(writers) >= moment, LONGEST, f"event {moment}")  # type: ignore[misc]
        began = time.monotonic()
        insides.strikes[victim][struck[victim]]()
        struck[victim] += 1
        until(insides.product.is_back, 60, f"readiness after {victim} died")
        head = insides.head()
        until(lambda head=head: followers.least() >= head, 120, f"all events after {victim} died")  # type: ignore[misc]
        caught_up.append((victim, time.monotonic() - began))
    return caught_up


def written_by(writers: list[Writer]) -> int:
    failure = next((writer.failure for writer in writers if writer.failure), None)
    assert failure is None, failure
    return sum(writer.acknowledged for writer in writers)


def deliveries(followers: Followers, count: int) -> tuple[int, int]:
    """How many events were missed, and how many came again, over all sockets."""
    numbers = [[followers.frames[place]["seq"] for place in follower.seen] for follower in followers.all]
    missed = sum(count - len(set(each)) for each in numbers)
    return missed, sum(len(each) - len(set(each)) for each in numbers)


def stored(person: Person, project_id: str, writers: list[Writer]) -> dict[str, tuple[str, list[str]]]:
    """The same, as REST answers it."""
    found: dict[str, tuple[str, list[str]]] = {}
    for item in written(writers):
        path = f"/v2/feedback/{project_id}/{item}"
        texts = [row["text"] for row in pages(person, f"{path}/comments?page_size=100")]
        found[item] = (person.must("GET", path, 200)["status"], sorted(texts))
    return found
