"""A unit of work is one durable transaction."""

from functools import partial

import pytest

from core.domain.actor import Actor
from core.infrastructure import streams
from core.infrastructure.outbox import publish
from core.infrastructure.unit_of_work import after_commit, delivering, unit_of_work
from tests.core.infrastructure.facts import SceneShot, shoot
from tests.core.waiting import aside

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.usefixtures("wired")]


class Torn(Exception):
    pass


def numbers(channel: str) -> list[int]:
    return [event.seq for event in streams.read(channel, 0)]


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
        shoot(by, channel, 2)
        assert numbers(channel) == [1, 2]
        raise Torn
    assert numbers(channel) == []


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
