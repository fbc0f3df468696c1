"""A standing reaches every process within seconds, whatever happens to Redis, and costs next to nothing meanwhile."""

import threading
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import timedelta
from typing import Any
from uuid import UUID

import pytest
from django.db import connection

from core.domain.actor import SYSTEM
from core.domain.clock import utc_now
from core.domain.ids import new_id
from core.infrastructure.breaker import REST_SECONDS, Breaker
from core.infrastructure.redis import redis_client
from core.infrastructure.unit_of_work import unit_of_work
from identity.bootstrap.parts import ending
from identity.domain.account import EmailAddress, Username
from identity.domain.session import Device, EndReason, Session
from identity.domain.standing import NOBODY, Standing
from identity.infrastructure import standings
from identity.infrastructure.account_store import DjangoAccountStore
from identity.infrastructure.models import SessionRecord
from identity.infrastructure.session_store import DjangoSessionStore
from identity.infrastructure.standings import MEMORY_SECONDS, REDIS_SECONDS, CachedStandings, StandingMemory
from tests.identity.adapters.conftest import Adapters
from tests.identity.conftest import RedisSwitch
from tests.identity.examples import full_account

Pinned = Callable[[int], Any]


class Process:
    """The standings of one more process, at a time of its own."""

    def __init__(self) -> None:
        self.now = 100.0
        self.standings = CachedStandings(Breaker(self), self)

    def __call__(self) -> float:
        return self.now

    def of(self, user_id: UUID) -> Standing:
        return self.standings.of(user_id)


def person(accounts: Any, work: Any, **facts: Any) -> UUID:
    handle = f"p{new_id().hex[-12:]}"
    own = {"email": EmailAddress(f"{handle}@example.kr"), "username": Username(handle)}
    account = full_account(**own | {"is_active": True, "withdrawn_at": None} | facts)
    with work(by=SYSTEM):
        accounts.add(account)
    return account.id


def session(sessions: Any, work: Any, user_id: UUID) -> UUID:
    now = utc_now()
    opened = Session(new_id(), user_id, Device("Firefox/130"), now, now)
    with work(by=SYSTEM):
        sessions.add(opened)
    return opened.id


def test_a_standing_holds_what_bears_on_tokens(adapters: Adapters) -> None:
    users = [
        person(adapters.accounts, adapters.unit_of_work, **facts)
        for facts in ({}, {"is_active": False}, {"withdrawn_at": utc_now()}, {"is_verified": False})
    ]
    stranger = new_id()
    ended, _ = (session(adapters.sessions, adapters.unit_of_work, users[0]) for _ in range(2))
    with adapters.unit_of_work(by=SYSTEM):
        adapters.standings.change(users[0])
        adapters.sessions.end_living(users[0], EndReason.ENDED, utc_now(), only=ended)
    known = adapters.standings.among([*users, stranger])
    assert set(known) == set(users)
    facts = [(known[each].is_active, known[each].is_verified, known[each].ended) for each in users]
    nothing: frozenset[UUID] = frozenset()
    assert facts == [(True, True, {ended}), (False, True, nothing), (False, True, nothing), (True, False, nothing)]
    assert known[users[0]].generation > known[users[3]].generation
    assert adapters.standings.of(users[0]) == known[users[0]]
    assert adapters.standings.of(stranger) == NOBODY
    assert adapters.standings.among([]) == {}


@pytest.fixture
def user_id(transactional_db: None) -> UUID:
    return person(DjangoAccountStore(), unit_of_work)


@pytest.fixture
def end(user_id: UUID) -> Callable[[], UUID]:
    """One more session that was opened and has ended; its id."""

    def opened_and_ended() -> UUID:
        session_id = session(DjangoSessionStore(), unit_of_work, user_id)
        with unit_of_work(by=SYSTEM):
            ending()["end_sessions"](user_id, EndReason.ENDED, only=session_id)
        return session_id

    return opened_and_ended


def test_who_is_here_costs_no_statement(user_id: UUID, django_assert_num_queries: Pinned) -> None:
    here, elsewhere = Process(), Process()
    with django_assert_num_queries(1):
        first = here.of(user_id)
    with django_assert_num_queries(0):
        assert here.of(user_id) == elsewhere.of(user_id) == first
        here.now += MEMORY_SECONDS
        assert here.of(user_id) == first
    assert 0 < redis_client().ttl(f"standing:{user_id}") <= REDIS_SECONDS


def test_a_change_is_known_elsewhere_after_two_seconds(user_id: UUID, end: Callable[[], UUID]) -> None:
    elsewhere, newcomer = Process(), Process()
    before = elsewhere.of(user_id)
    ended = end()
    assert newcomer.of(user_id).ended == {ended}
    assert elsewhere.of(user_id) == before
    elsewhere.now += MEMORY_SECONDS
    assert elsewhere.of(user_id) == newcomer.of(user_id)


def test_what_was_not_committed_changes_nothing(user_id: UUID) -> None:
    before = Process().of(user_id)
    with pytest.raises(ZeroDivisionError), unit_of_work(by=SYSTEM):
        ending()["end_sessions"](user_id, EndReason.ENDED)
        raise ZeroDivisionError
    assert Process().of(user_id) == before


def test_a_reader_with_old_rows_that_writes_late_is_not_believed(user_id: UUID, end: Callable[[], UUID]) -> None:
    old_rows = standings.read([user_id])
    ended = end()
    standings.keep(old_rows)
    assert Process().of(user_id).ended == {ended}


def test_memory_keeps_the_greater_generation_while_it_is_fresh() -> None:
    here, user_id = Process(), new_id()
    memory = StandingMemory(here)
    old, new = (replace(NOBODY, generation=generation) for generation in (1, 2))
    memory.put(user_id, new, here.now)
    assert memory.put(user_id, old, here.now) == memory.get(user_id) == new
    here.now += MEMORY_SECONDS
    assert memory.get(user_id) is None
    assert memory.put(user_id, old, here.now) == old


def test_a_key_that_redis_dropped_is_read_anew(user_id: UUID, end: Callable[[], UUID]) -> None:
    ended = end()
    redis_client().delete(f"standing:{user_id}")
    assert Process().of(user_id).ended == {ended}
    assert standings.kept([user_id])[user_id].ended == {ended}


@pytest.mark.parametrize("value", [b"", b"7", b"x [true,true,[]]", b'7 {"a":1}', b'7 [true,true,["no id"]]'])
def test_what_another_release_wrote_is_read_anew(user_id: UUID, value: bytes) -> None:
    redis_client().set(f"standing:{user_id}", value, ex=REDIS_SECONDS)
    assert Process().of(user_id).is_active


def test_without_redis_the_tables_are_asked_once_in_two_seconds(
    user_id: UUID, end: Callable[[], UUID], redis_away: object, django_assert_num_queries: Pinned
) -> None:
    here = Process()
    for _ in range(3):
        with django_assert_num_queries(1):
            here.of(user_id)
        with django_assert_num_queries(0):
            here.of(user_id)
        here.now += MEMORY_SECONDS
    ended = end()
    assert here.of(user_id).ended == {ended}


def test_threads_that_come_at_once_ask_once(user_id: UUID, redis_away: object) -> None:
    here, together, asked = Process(), threading.Barrier(8), []

    def one(_: int) -> Standing:
        def count(execute: Any, sql: str, *rest: Any) -> Any:
            asked.append(sql)
            return execute(sql, *rest)

        together.wait()
        try:
            with connection.execute_wrapper(count):
                return here.of(user_id)
        finally:
            connection.close()

    with ThreadPoolExecutor(8) as threads:
        answers = list(threads.map(one, range(8)))
    assert answers == [answers[0]] * 8
    assert len(asked) == 1


def test_redis_that_comes_back_with_old_data_is_told_again(
    user_id: UUID, end: Callable[[], UUID], redis_switch: RedisSwitch, work_off: Callable[[], None]
) -> None:
    before = Process().of(user_id)
    redis_switch.away()
    ended = end()
    redis_switch.back()
    assert standings.kept([user_id]) == {user_id: before}
    work_off()
    assert standings.kept([user_id])[user_id].ended == {ended}


def test_a_process_that_had_lost_redis_believes_it_again_after_a_rest(
    user_id: UUID, redis_switch: RedisSwitch, django_assert_num_queries: Pinned
) -> None:
    here = Process()
    redis_switch.away()
    here.of(user_id)
    redis_switch.back()
    here.now += REST_SECONDS + MEMORY_SECONDS
    here.of(user_id)
    here.now += MEMORY_SECONDS
    with django_assert_num_queries(0):
        here.of(user_id)


def test_sessions_that_ended_long_ago_are_forgotten(user_id: UUID, end: Callable[[], UUID]) -> None:
    long_ago, lately = end(), end()
    SessionRecord.objects.filter(id=long_ago).update(ended_at=utc_now() - timedelta(hours=2))
    assert standings.read([user_id])[user_id].ended == {lately}


def test_memory_is_bounded() -> None:
    memory = StandingMemory(lambda: 0.0, size=2)
    people = [new_id() for _ in range(3)]
    for each in people:
        memory.put(each, replace(NOBODY, generation=1), 0.0)
    assert [memory.get(each) is not None for each in people] == [False, True, True]
