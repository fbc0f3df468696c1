"""The database's time without asking for it each time, for what is due and leased outside of a statement (ADR 51)."""

import time
from collections.abc import Callable
from datetime import datetime, timedelta
from functools import cache

from django.db import connection

ASKED_EVERY_SECONDS = 60.0


class DatabaseClock:
    """A Clock that is set by the database every minute; in between it goes by what no jump of the time concerns."""

    def __init__(self, monotonic: Callable[[], float] = time.monotonic) -> None:
        self._monotonic = monotonic
        self._set: tuple[float, datetime] | None = None

    def __call__(self) -> datetime:
        at, known = self._monotonic(), self._set
        if known is None or at - known[0] > ASKED_EVERY_SECONDS:
            self._set = known = (at, _asked())
        return known[1] + timedelta(seconds=at - known[0])


@cache
def database_clock() -> DatabaseClock:
    """Of this process."""
    return DatabaseClock()


def _asked() -> datetime:
    with connection.cursor() as cursor:
        cursor.execute("SELECT clock_timestamp()")
        moment: datetime = cursor.fetchone()[0]
    return moment
