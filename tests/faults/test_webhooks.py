"""A receiver of webhooks hears everything in order, whatever dies in between, and what comes twice by its id."""

import random
import time
from collections.abc import Callable, Iterator

import pytest

from tests.e2e.people import Person
from tests.e2e.product import Product, until
from tests.faults.rows import Note
from tests.webhooks.receiver import Receiver

EVENTS = 150
VICTIMS = ("webhooks", "redis", "webhooks", "postgres", "beat", "webhooks")


@pytest.fixture
def receiver() -> Iterator[Receiver]:
    running = Receiver()
    yield running
    running.close()


def test_a_worker_that_is_killed_while_it_sends_sends_again_under_the_same_id(
    product: Product, person: Callable[[str], Person], receiver: Receiver
) -> None:
    path = followed(person("owner"), receiver)
    owner, address = path
    receiver.answers.clear()
    owner.must("PATCH", address, 200, json={"name": "하나"})
    until(lambda: receiver.received, what="the first attempt")
    product.kill("webhooks")
    receiver.answers.set()
    owner.must("PATCH", address, 200, json={"name": "둘"})
    until(lambda: len(receiver.received) >= 3, 120, "both events")
    first, again, second = receiver.received[:3]
    assert (first.id, first.message) == (again.id, again.message)
    assert [first.message["data"]["name"], second.message["data"]["name"]] == ["하나", "둘"]


def test_every_event_arrives_in_order_whatever_is_killed(
    product: Product, person: Callable[[str], Person], receiver: Receiver, note: Note
) -> None:
    owner, address = followed(person("owner"), receiver)
    names = iter([f"이름 {number}" for number in range(EVENTS)])
    chance, began = random.Random(20260301), time.monotonic()
    for victim in VICTIMS:
        for _ in range(EVENTS // len(VICTIMS)):
            rename(owner, address, next(names))
        product.kill(victim)
        until(product.is_back, 60, f"readiness after {victim} died")
        time.sleep(chance.uniform(0.1, 0.5))
    log = owner.must("GET", address.replace("/projects/", "/events/"), 200, params={"since": 0, "limit": 500})[
        "results"
    ]
    wanted = [event["seq"] for event in log if event["type"] == "project.updated"]
    until(lambda: set(wanted) <= set(receiver.seqs), 180, "the last event")
    firsts = list(dict.fromkeys(receiver.seqs))
    ids = {(each.message["seq"], each.id) for each in receiver.received}
    doubled = len(receiver.seqs) - len(firsts)
    met = f"{len(VICTIMS)} kills, {len(wanted)} events to a webhook in {time.monotonic() - began:.1f} s"
    note(f"{met}: lost = {len(set(wanted) - set(firsts))}, sent twice = {doubled}")
    assert firsts == wanted
    assert len(ids) == len(wanted)
    assert doubled <= len(VICTIMS)


def followed(owner: Person, receiver: Receiver) -> tuple[Person, str]:
    """A project that the receiver is told of."""
    address = f"/v2/projects/{owner.must('POST', '/v2/projects', 201, json={'name': '고장'})['id']}"
    owner.must("POST", f"{address}/webhooks", 201, json={"url": receiver.url, "event_types": ["project.updated"]})
    return owner, address


def rename(owner: Person, address: str, name: str) -> None:
    until(lambda: owner.http.patch(address, json={"name": name}).status_code == 200, 60, "the renaming")
