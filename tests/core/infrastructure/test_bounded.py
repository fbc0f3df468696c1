"""A database that falls silent holds nobody for longer than they want to wait."""

from collections.abc import Iterator
from select import POLLIN, poll
from typing import Any

import pytest
from django.db import OperationalError, connection
from pytest_django.fixtures import Settings

from core.infrastructure.postgresql.base import DatabaseWrapper
from tests.faults.wire import Wire

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def wire() -> Iterator[Wire]:
    laid = Wire(int(connection.settings_dict["PORT"]))
    yield laid
    laid.close()


@pytest.fixture
def database(wire: Wire, settings: Settings) -> Iterator[DatabaseWrapper]:
    """Of somebody who waits for half a second."""
    settings.DATABASE_ANSWER_SECONDS = 0.5
    asked = DatabaseWrapper({**connection.settings_dict, "HOST": "127.0.0.1", "PORT": str(wire.port)})
    yield asked
    asked.close()


def ask(database: DatabaseWrapper, question: str) -> Any:
    with database.cursor() as cursor:
        cursor.execute(question)
        return cursor.fetchone()[0]


def test_an_answer_that_does_not_come_is_an_error_and_the_next_question_finds_another_connection(
    wire: Wire, database: DatabaseWrapper
) -> None:
    assert ask(database, "SELECT 1") == 1
    wire.fall_silent()
    with pytest.raises(OperationalError):
        ask(database, "SELECT 2")
    wire.mend()
    database.close_if_unusable_or_obsolete()
    assert ask(database, "SELECT 3") == 3


def test_an_answer_may_take_as_long_as_it_is_waited_for(database: DatabaseWrapper) -> None:
    assert ask(database, "SELECT 1 FROM pg_sleep(0.1)") == 1


def test_who_holds_locks_and_says_nothing_loses_them(database: DatabaseWrapper) -> None:
    assert ask(database, "SHOW idle_in_transaction_session_timeout") == "10s"


def test_who_lost_them_is_told_of_a_lost_connection(database: DatabaseWrapper) -> None:
    with pytest.raises(OperationalError, match="idle-in-transaction"), transaction_of(database):
        ask(database, "SELECT set_config('idle_in_transaction_session_timeout', '50ms', true)")
        until_told(database)
        ask(database, "SELECT 1")


def transaction_of(database: DatabaseWrapper) -> Any:
    """Begun on this connection, which is known by no name."""
    database.ensure_connection()
    return database.connection.transaction()


def until_told(database: DatabaseWrapper) -> None:
    """The server has something to say though nobody asked."""
    said = poll()
    said.register(database.connection.fileno(), POLLIN)
    assert said.poll(20_000)


def test_the_server_goes_on_with_nothing_that_nobody_waits_for(database: DatabaseWrapper) -> None:
    assert ask(database, "SHOW client_connection_check_interval") == "5s"
    assert ask(database, "SHOW statement_timeout") == "5500ms"


def test_who_waits_for_as_long_as_they_say_keeps_the_connection(database: DatabaseWrapper) -> None:
    assert ask(database, "SELECT 1") == 1
    assert list(database.connection.notifies(timeout=0)) == []
    assert ask(database, "SELECT 2") == 2


def test_commands_wait_for_as_long_as_it_takes(database: DatabaseWrapper, settings: Settings) -> None:
    settings.DATABASE_ANSWER_SECONDS = 0
    assert ask(database, "SELECT 1 FROM pg_sleep(0.7)") == 1
    assert ask(database, "SHOW idle_in_transaction_session_timeout") == "0"
