"""Outbox: what is owed is delivered once, whatever fails beside it."""

from collections.abc import Mapping
from datetime import timedelta
from threading import Event
from typing import Any
from uuid import UUID

import pytest
from django.db import connection, transaction
from django.utils.timezone import now

from core.domain.actor import SYSTEM, Actor
from core.infrastructure import outbox, streams
from core.infrastructure.models import ChannelRecord, DeliveryRecord
from core.infrastructure.redis import redis_client
from core.infrastructure.unit_of_work import unit_of_work
from tests.core.infrastructure.facts import ReelSent, send, shoot
from tests.core.waiting import aside
from tests.core.wiring import SUBSCRIPTIONS

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.usefixtures("wired")]


class Heard:
    """A subscriber that keeps what it is told; it fails for reels in `torn`."""

    def __init__(self, *torn: str) -> None:
        self.torn, self.reels, self.deliveries = torn, [], []

    def __call__(self, payload: Mapping[str, Any], delivery_id: UUID) -> None:
        ChannelRecord.objects.create(name=f"note:{delivery_id}")
        self.deliveries.append(delivery_id)
        if payload["reel"] in self.torn:
            raise ValueError(f"reel {payload['reel']} is torn")
        self.reels.append(payload["reel"])


def notes() -> int:
    return ChannelRecord.objects.filter(name__startswith="note:").count()


def make_due() -> None:
    DeliveryRecord.objects.update(due_at=now() - timedelta(seconds=1))


def test_every_subscriber_hears_a_fact_once(by: Actor) -> None:
    first, second = Heard(), Heard()
    SUBSCRIPTIONS["reel.sent"] = {"first": first, "second": second}
    send(by, "A", "B")
    assert outbox.relay() == 4
    assert outbox.relay() == 0
    assert (sorted(first.reels), sorted(second.reels)) == (["A", "B"], ["A", "B"])
    assert not DeliveryRecord.objects.exists()


def test_facts_of_one_moment_are_owed_like_one_after_the_other(by: Actor) -> None:
    heard = Heard()
    SUBSCRIPTIONS["reel.sent"] = {"first": heard}
    with unit_of_work(by=by):
        outbox.publish_all([ReelSent(reel="A"), ReelSent(reel="B")])
    assert outbox.relay() == 2
    assert sorted(heard.reels) == ["A", "B"]


def test_a_fact_that_nobody_hears_is_owed_to_nobody(by: Actor) -> None:
    send(by, "A")
    assert not DeliveryRecord.objects.exists()


def test_a_live_fact_goes_to_its_stream_and_to_subscribers(by: Actor, channel: str) -> None:
    told: list[Mapping[str, Any]] = []
    SUBSCRIPTIONS["scene.shot"] = {"told": lambda payload, _: told.append(payload)}
    shoot(by, channel, 3)
    outbox.relay()
    assert [event.data for event in streams.read(channel, 0)] == told == [{"where": channel, "take": 3}]


def test_an_undone_fact_is_owed_to_nobody(by: Actor) -> None:
    SUBSCRIPTIONS["reel.sent"] = {"heard": Heard()}
    with pytest.raises(ZeroDivisionError), transaction.atomic():
        with outbox.delivering():
            send(by, "A")
        raise ZeroDivisionError
    assert not DeliveryRecord.objects.exists()


def test_a_commit_kicks_the_relay(by: Actor) -> None:
    SUBSCRIPTIONS["reel.sent"] = {"heard": Heard()}
    waiting = redis_client().llen("default")
    send(by, "A")
    assert redis_client().llen("default") == waiting + 1


def test_what_a_failing_subscriber_wrote_is_undone_and_it_hears_again(by: Actor) -> None:
    heard = Heard("A")
    SUBSCRIPTIONS["reel.sent"] = {"heard": heard}
    send(by, "A")
    outbox.relay()
    (owed,) = DeliveryRecord.objects.all()
    assert (notes(), owed.attempts, owed.error) == (0, 1, "ValueError: reel A is torn")
    heard.torn = ()
    make_due()
    outbox.relay()
    assert (notes(), heard.reels, heard.deliveries) == (1, ["A"], [owed.id, owed.id])


def test_a_failure_waits_longer_each_time_and_dies_visibly(by: Actor) -> None:
    SUBSCRIPTIONS["reel.sent"] = {"heard": Heard("A")}
    send(by, "A")
    pauses = []
    for _ in range(outbox.TRIES):
        make_due()
        outbox.relay()
        pauses.append(round((DeliveryRecord.objects.get().due_at - now()) / outbox.FIRST_PAUSE))
    assert pauses == [2**tries for tries in range(outbox.TRIES)]
    make_due()
    assert outbox.relay() == 0
    dead = DeliveryRecord.objects.get()
    assert (dead.attempts, dead.died_at is not None, dead.error) == (8, True, "ValueError: reel A is torn")


def test_a_failure_is_counted_once_where_another_relay_was_quicker(by: Actor, monkeypatch: pytest.MonkeyPatch) -> None:
    SUBSCRIPTIONS["reel.sent"] = {"heard": Heard("A")}
    send(by, "A")
    postpone = outbox._postpone

    def late(*failed: Any) -> None:
        monkeypatch.setattr(outbox, "_postpone", postpone)
        assert outbox.relay() == 1
        postpone(*failed)

    monkeypatch.setattr(outbox, "_postpone", late)
    outbox.relay()
    assert DeliveryRecord.objects.get().attempts == 1


def test_a_failure_never_blocks_others(by: Actor) -> None:
    heard = Heard("A")
    SUBSCRIPTIONS["reel.sent"] = {"heard": heard}
    send(by, "A", "B", "A", "C")
    outbox.relay()
    assert heard.reels == ["B", "C"]


def test_a_subscriber_that_breaks_a_foreign_key_only_at_the_commit_counts_as_failed(by: Actor) -> None:
    heard = Heard()

    def forget_the_reel(payload: Mapping[str, Any], delivery_id: UUID) -> None:
        with connection.cursor() as cursor:
            cursor.execute("INSERT INTO core_test_print VALUES (1)")

    with connection.cursor() as cursor:
        cursor.execute("CREATE TABLE core_test_reel (id int PRIMARY KEY)")
        cursor.execute(
            "CREATE TABLE core_test_print (reel int REFERENCES core_test_reel DEFERRABLE INITIALLY DEFERRED)"
        )
    try:
        SUBSCRIPTIONS["reel.sent"] = {"bad": forget_the_reel, "good": heard}
        send(by, "A")
        assert outbox.relay() == 2
    finally:
        with connection.cursor() as cursor:
            cursor.execute("DROP TABLE core_test_print, core_test_reel")
    assert heard.reels == ["A"]
    assert DeliveryRecord.objects.get().error.startswith("IntegrityError: ")


def test_a_subscriber_that_this_release_does_not_have_is_kept_and_named(by: Actor) -> None:
    heard = Heard()
    SUBSCRIPTIONS["reel.sent"] = {"gone": Heard(), "heard": heard}
    send(by, "A")
    del SUBSCRIPTIONS["reel.sent"]["gone"]
    outbox.relay()
    assert heard.reels == ["A"]
    owed = DeliveryRecord.objects.get()
    assert (owed.subscriber, owed.attempts) == ("gone", 1)
    assert owed.error == "UnknownSubscriber: gone does not hear reel.sent in this release"


def test_two_relays_deliver_each_fact_once(by: Actor) -> None:
    heard = Heard()
    SUBSCRIPTIONS["reel.sent"] = {"heard": heard}
    send(by, *(str(number) for number in range(40)))
    relays = [aside(outbox.relay) for _ in range(2)]
    assert sum(relay.result(30) for relay in relays) == 40
    assert sorted(heard.reels, key=int) == [str(number) for number in range(40)]


def test_a_slow_subscriber_holds_up_its_own_delivery_only(by: Actor) -> None:
    begun, may_end, heard = Event(), Event(), Heard()

    def slow(payload: Mapping[str, Any], delivery_id: UUID) -> None:
        begun.set()
        assert may_end.wait(20)

    SUBSCRIPTIONS["reel.sent"] = {"slow": slow}
    send(by, "A")
    relay = aside(outbox.relay)
    assert begun.wait(20)
    SUBSCRIPTIONS["reel.sent"] = {"slow": slow, "heard": heard}
    send(by, "B")
    DeliveryRecord.objects.filter(subscriber="slow", payload__reel="B").delete()
    assert (outbox.relay(), heard.reels) == (1, ["B"])
    may_end.set()
    assert relay.result(20) == 1


def test_what_a_subscriber_publishes_belongs_to_the_delivery(channel: str, by: Actor) -> None:
    def reshoot(payload: Mapping[str, Any], delivery_id: UUID) -> None:
        shoot(SYSTEM, channel, 1)
        if payload["reel"] == "A":
            raise ValueError

    SUBSCRIPTIONS["reel.sent"] = {"reshoot": reshoot}
    send(by, "A", "B")
    outbox.relay()
    (event,) = streams.read(channel, 0)
    assert (event.seq, event.actor["name"]) == (1, "VideoPlanet")


def test_a_relay_takes_up_no_more_than_it_is_asked_to(by: Actor) -> None:
    SUBSCRIPTIONS["reel.sent"] = {"heard": Heard()}
    send(by, "A", "B", "C")
    assert [outbox.relay(limit=2), outbox.relay(limit=2)] == [2, 1]
