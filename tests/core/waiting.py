"""Two things at once: calls in threads of their own, and waiting for what they do."""

import time
from collections.abc import Callable
from concurrent.futures import Future
from threading import Thread
from typing import TypeVar

from django.db import connection

Result = TypeVar("Result")
DEADLINE_SECONDS = 20.0
LONGEST_RACE_SECONDS = 120.0


def aside(call: Callable[[], Result]) -> "Future[Result]":
    """Run `call` in a thread with a database connection of its own, closed at its end."""
    future: Future[Result] = Future()

    def run() -> None:
        try:
            future.set_result(call())
        except BaseException as error:
            future.set_exception(error)
        finally:
            connection.close()

    Thread(target=run, daemon=True).start()
    return future


def at_once(*calls: Callable[[], Result]) -> list[Result]:
    """What each came back with."""
    return [future.result(LONGEST_RACE_SECONDS) for future in [aside(call) for call in calls]]


def eventually(condition: Callable[[], object]) -> None:
    """Wait until `condition` holds; AssertionError when it does not within the deadline."""
    deadline = time.monotonic() + DEADLINE_SECONDS
    while not condition():
        assert time.monotonic() < deadline, "it never came true"
        time.sleep(0.01)


def someone_waits_for_a_lock() -> bool:
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT count(*) FROM pg_stat_activity"
            " WHERE datname = current_database() AND state = 'active' AND wait_event_type = 'Lock'"
        )
        return bool(cursor.fetchone()[0])
