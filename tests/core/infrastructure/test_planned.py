"""Statements that are planned once, on a connection that is found lost without asking."""

from collections.abc import Iterator

import pytest
from django.db import DataError, connection, transaction
from django.test.utils import CaptureQueriesContext

from core.infrastructure.planned import planned_rows
from core.infrastructure.postgresql.base import DatabaseWrapper

_KEPT = "SELECT count(*) FROM pg_prepared_statements WHERE statement LIKE '%%planned once%%'"


@pytest.mark.django_db
def test_a_statement_is_planned_once_and_its_parameters_keep_their_types() -> None:
    for number in range(3):
        assert planned_rows("SELECT %s::int + 1, '{\"a\": 1}'::jsonb -- planned once", [number]) == [
            (number + 1, '{"a": 1}')
        ]
    assert planned_rows(_KEPT, []) == [(1,)]


@pytest.mark.django_db
def test_it_counts_and_is_shown_as_any_statement_is() -> None:
    with CaptureQueriesContext(connection) as told:
        planned_rows("SELECT %s::int", [1])
    assert [each["sql"] for each in told] == ["SELECT 1::int"]


@pytest.mark.django_db
def test_what_the_database_refuses_is_told_in_django_s_words() -> None:
    with pytest.raises(DataError), transaction.atomic():
        planned_rows("SELECT 1 / %s::int", [0])


@pytest.fixture
def own() -> Iterator[DatabaseWrapper]:
    """A connection beside the one in which the test runs."""
    mine = DatabaseWrapper(connection.settings_dict.copy(), "default")
    yield mine
    mine.close()


@pytest.mark.django_db
def test_a_connection_that_the_server_ended_is_found_lost_and_an_idle_one_is_kept(own: DatabaseWrapper) -> None:
    with own.cursor() as cursor:
        cursor.execute("SELECT pg_backend_pid()")
        (server,) = cursor.fetchone()
    assert own.is_usable()
    assert planned_rows("SELECT pg_terminate_backend(%s, 5000)", [server]) == [(True,)]
    assert not own.is_usable()


@pytest.mark.django_db
def test_what_the_server_says_by_the_way_does_not_end_a_connection(own: DatabaseWrapper) -> None:
    with own.cursor() as cursor:
        cursor.execute("LISTEN anything")
        cursor.execute("SELECT pg_backend_pid()")
    with connection.cursor() as teller:
        teller.execute("SELECT pg_notify('anything', '')")
    assert own.is_usable()


@pytest.mark.django_db
def test_one_that_never_was_is_not_usable(own: DatabaseWrapper) -> None:
    assert not own.is_usable()
