"""A connection that is found lost without a round trip, waits with a bound, and has its statements planned once."""

from select import POLLIN, poll
from types import SimpleNamespace
from typing import Any

import psycopg
from django.db.backends.postgresql import base, operations
from django.db.backends.utils import CursorWrapper
from psycopg.types.datetime import TimestamptzLoader

from core.infrastructure.postgresql import bounded

# Which of its bases the stubs know, hangs on the driver.
_ServerBindingCursor: Any = base.ServerBindingCursor


class DatabaseOperations(operations.DatabaseOperations):
    def last_executed_query(self, cursor: Any, sql: str, params: Any) -> str:
        """What tests and DEBUG are shown. A cursor that leaves binding to the server keeps no statement with values."""
        return str(self.compose_sql(sql, params))


class DatabaseWrapper(base.DatabaseWrapper):
    ops_class = DatabaseOperations
    Database: Any = SimpleNamespace(**(vars(psycopg) | {"connect": bounded.connect}))

    def get_connection_params(self) -> dict[str, Any]:
        return {**bounded.told_to_server(), **super().get_connection_params()}

    def is_usable(self) -> bool:
        """Asked before the first statement of each request.

        A server that went away has closed the connection, or said why: something is there to be read. A network that
        swallows everything would hold up the question for health as it does the statement itself (bounded.py).
        """
        if self.connection is None or self.connection.closed:
            return False
        waiting = poll()
        waiting.register(self.connection.fileno(), POLLIN)
        return not waiting.poll(0) or bool(super().is_usable())

    def planned(self) -> CursorWrapper:
        """A cursor whose statements the server plans and keeps; it binds parameters itself, so they have their types.

        For statements that come again and again in the same words.
        """
        self.close_if_health_check_failed()
        self.ensure_connection()
        with self.wrap_database_errors:
            cursor = _ServerBindingCursor(self.connection)
            # Django's own is written in Python; the session's zone is UTC, which is all that it would say.
            cursor.adapters.register_loader("timestamptz", TimestamptzLoader)
        wrapped: CursorWrapper = self._prepare_cursor(cursor)  # type: ignore[attr-defined]  # the stubs lack it
        return wrapped
