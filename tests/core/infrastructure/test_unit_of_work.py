"""A unit of work is one durable transaction."""

from dataclasses import replace
from functools import partial

import pytest

from core.domain.actor import Actor
from core.domain.ids import new_id
from core.infrastructure import streams
from core.infrastructure.outbox import publish, publish_all
from core.infrastructure.unit_of_work import after_commit, delivering, unit_of_work
from tests.core.infrastructure.facts import SceneShot, shoot
from tests.core.waiting import aside

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.usefixtures("wired")]


class Torn(Exception):
    pass


def numbers(channel: str) -> list[int]:
    return [event.seq for event in streams.read(channel, 0)]


def takes(channel: str) -> list[int]:
    return [event.data["take"] for event in streams.read(channel, 0)]


def test_what_is_done_inside_is_seen_by_others_afterwards(by: Actor, channel: str) -> None:
    with unit_of_work(by=by):
        publish(SceneShot(where=channel))
        assert aside(lambda: numbers(channel)).result(10) == []
    assert aside(lambda: numbers(channel)).result(10) == [1]


def test_an_exception_undoes_all_of_it(by: Actor, channel: str) -> None:
    ran: list[int] = []
    with pytest.raises(Torn), unit_of_work(by=by):
        publish(SceneShot(where=channel))
        after_commit(partial(ran.append, 1))
        raise Torn
    assert (numbers(channel), ran) == ([], [])


def test_units_of_work_do_not_nest(by: Actor) -> None:
    with unit_of_work(by=by), pytest.raises(RuntimeError, match="durable"), unit_of_work(by=by):
        pass


def test_inside_a_delivery_a_unit_of_work_joins_its_transaction(by: Actor, channel: str) -> None:
    with pytest.raises(Torn), delivering():
        shoot(by, channel, 1)
        raise Torn
    assert numbers(channel) == []


def test_a_delivery_writes_all_channels_at_its_end_in_the_order_of_their_names(by: Actor, channel: str) -> None:
    first, last = sorted((channel, f"project:{new_id()}"))
    with delivering():
        with unit_of_work(by=by):
            publish(SceneShot(where=last, take=1))
            streams.change(first)
        with unit_of_work(by=replace(by, name="조감독")):
            publish_all([SceneShot(where=first), SceneShot(where=last, take=2)])
        assert numbers(first) == numbers(last) == []
        assert aside(lambda: shoot(by, last, 0)).result(10) is None, "nobody waits for a delivery that goes on"
    assert [(event.data["take"], event.actor["name"]) for event in streams.read(last, 0)] == [
        (0, "박감독"),
        (1, "박감독"),
        (2, "조감독"),
    ]
    assert (numbers(first), streams.revisions([first, last])) == ([1], [1, 3])


def test_what_a_unit_of_work_of_a_delivery_undid_is_not_written_at_its_end(by: Actor, channel: str) -> None:
    with delivering():
        with pytest.raises(Torn), unit_of_work(by=by):
            publish(SceneShot(where=channel, take=1))
            raise Torn
        shoot(by, channel, 2)
    assert takes(channel) == [2]


def test_after_a_delivery_units_of_work_are_durable_again(by: Actor) -> None:
    with delivering():
        pass
    test_units_of_work_do_not_nest(by)


def test_a_failure_after_the_commit_harms_nobody(by: Actor, channel: str) -> None:
    ran: list[str] = []

    def fail() -> None:
        raise Torn

    with unit_of_work(by=by):
        publish(SceneShot(where=channel))
        after_commit(fail)
        after_commit(partial(ran.append, "next"))
        assert ran == []
    assert (numbers(channel), ran) == ([1], ["next"])


def test_a_fact_outside_a_unit_of_work_is_refused(channel: str) -> None:
    with pytest.raises(RuntimeError, match="unit of work"):
        publish(SceneShot(where=channel))
