"""Of several that want the lead one has it, for as long as it shows that it is there."""

from collections.abc import Callable, Iterator

import pytest
from django.db import DatabaseError, connection

from core.infrastructure.leadership import Leadership
from tests.stack.run import until

pytestmark = pytest.mark.django_db(transaction=True)
LOCK = 0x7E57


@pytest.fixture
def candidate() -> Iterator[Callable[..., Leadership]]:
    made: list[Leadership] = []

    def make(lease_seconds: int = 60) -> Leadership:
        made.append(Leadership(LOCK, lease_seconds))
        return made[-1]

    yield make
    for each in made:
        each.give_up()


def end_session_of(leader: Leadership) -> None:
    with leader.cursor() as cursor:
        cursor.execute("SELECT pg_backend_pid()")
        (pid,) = cursor.fetchone()
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_terminate_backend(%s)", [pid])


def test_one_leads_however_often_they_ask(candidate: Callable[..., Leadership]) -> None:
    first, second = candidate(), candidate()
    assert [(first.held(), second.held()) for _ in range(3)] == [(True, False)] * 3


def test_another_leads_as_soon_as_the_lead_is_given_up(candidate: Callable[..., Leadership]) -> None:
    first, second = candidate(), candidate()
    assert first.held()
    first.give_up()
    assert second.held()
    assert not first.held()


def test_who_stands_still_for_longer_than_the_lease_has_lost_the_lead(candidate: Callable[..., Leadership]) -> None:
    still, waiting = candidate(lease_seconds=1), candidate()
    assert still.held()
    until(waiting.held, "the lead of another")
    with pytest.raises(DatabaseError), still.cursor() as cursor:
        cursor.execute("SELECT 1")
    assert not still.held()


def test_who_has_lost_the_session_notices_and_may_lead_again(candidate: Callable[..., Leadership]) -> None:
    leader = candidate()
    assert leader.held()
    end_session_of(leader)
    assert not leader.held()
    assert leader.held()


def test_nobody_leads_while_the_database_is_away(
    candidate: Callable[..., Leadership], monkeypatch: pytest.MonkeyPatch
) -> None:
    leader = candidate()
    assert leader.held()
    end_session_of(leader)
    monkeypatch.setitem(leader._connection.settings_dict, "PORT", "1")
    assert [leader.held() for _ in range(2)] == [False, False]
    monkeypatch.undo()
    assert leader.held()
