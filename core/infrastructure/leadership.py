"""One of several processes acts: the one whose session of PostgreSQL has the lock (docs/adr/0048)."""

import logging
from contextlib import suppress
from typing import Any

from django.db import DatabaseError, InterfaceError, connections
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.backends.utils import CursorWrapper

logger = logging.getLogger("videoplanet.leadership")

LEASE_SECONDS = 20
# A server that is out of reach is given up about as soon as it gives us up.
_PATIENCE = {"keepalives_idle": 5, "keepalives_interval": 5, "keepalives_count": 3, "tcp_user_timeout": 15_000}


class Leadership:
    """Whoever leads has to ask within the lease, again and again: the server ends a session that stands still."""

    def __init__(self, lock: int, lease_seconds: int = LEASE_SECONDS) -> None:
        self._lock, self._lease = lock, lease_seconds
        self._connection, self._leads = _connection(), False

    def held(self) -> bool:
        """Whether this process leads now; takes the lead where nobody has it. Who cannot ask does not lead."""
        try:
            with self.cursor() as cursor:
                cursor.execute("SELECT 1" if self._leads else f"SELECT pg_try_advisory_lock({self._lock})")
                [answer] = cursor.fetchone()
        except (DatabaseError, InterfaceError) as error:
            self._lost(error)
            return False
        self._leads = bool(answer)
        return self._leads

    def cursor(self) -> CursorWrapper:
        """In the session that has the lock: what is written there is written by the leader."""
        if self._connection.connection is None:
            self._leads = False
            with self._connection.cursor() as cursor:
                cursor.execute("SELECT set_config('idle_session_timeout', %s, false)", [f"{self._lease}s"])
        return self._connection.cursor()

    def give_up(self) -> None:
        """Another may lead at once."""
        self._leads = False
        with suppress(DatabaseError, InterfaceError):
            self._connection.close()

    def _lost(self, error: Exception) -> None:
        if self._leads:
            logger.warning("the lead is lost", extra={"error": type(error).__name__})
        self.give_up()


def _connection() -> BaseDatabaseWrapper:
    connection = connections.create_connection("default")
    settings: dict[str, Any] = connection.settings_dict
    connection.settings_dict = {**settings, "OPTIONS": {**settings["OPTIONS"], **_PATIENCE}}
    return connection
