"""A connection that waits for an answer so long and no longer (settings.DATABASE_ANSWER_SECONDS; 0 is for ever).

A server that stands still, or a network that swallows what is sent, would hold every thread of a process, and whoever
asks it. A bound of the server's own (`statement_timeout`) helps nobody whom its answer does not reach, and to TCP a
server that stands still is there.
"""

from collections.abc import Mapping
from typing import Any

import psycopg
from django.conf import settings
from psycopg.errors import IdleInTransactionSessionTimeout, _WaitTimeout

# What the server does of its own, as long as it runs: whoever holds locks and says nothing loses them, be it that the
# process stands still (the first; those who wait for it have more patience) or that its machine is gone.
# Nor does it go on with what nobody waits for any more.
SILENT_CLIENTS = {
    "client_connection_check_interval": "5s",
    "idle_in_transaction_session_timeout": "10s",
    "tcp_keepalives_idle": "15",
    "tcp_keepalives_interval": "5",
    "tcp_keepalives_count": "3",
}
# Later than who asked gives up, who is told the truth then.
_BEYOND_SECONDS = 5


class BoundedConnection(psycopg.Connection[Any]):
    """Ends with an OperationalError when an answer does not come; whether it was done nobody knows then."""

    patience: float = 0

    def wait(self, gen: Any, interval: float = 0.1, timeout: float | None = None) -> Any:
        try:
            return super().wait(gen, interval, self.patience or None if timeout is None else timeout)
        except _WaitTimeout:
            if timeout is None:
                # Its answer may still come, and would be taken for that of the next question.
                self.pgconn.finish()
            raise
        except IdleInTransactionSessionTimeout as error:
            # The server has hung up, as after any other loss; its class would make it a fault of ours.
            raise psycopg.OperationalError(str(error)) from error


def connect(**parameters: Any) -> BoundedConnection:
    """In place of psycopg's."""
    connection = BoundedConnection.connect(**parameters)
    connection.patience = settings.DATABASE_ANSWER_SECONDS
    return connection


def told_to_server() -> Mapping[str, str]:
    """Further parameters of a connection."""
    patience = settings.DATABASE_ANSWER_SECONDS
    if not patience:
        return {}
    told = SILENT_CLIENTS | {"statement_timeout": f"{int((patience + _BEYOND_SECONDS) * 1000)}ms"}
    return {"options": " ".join(f"-c {name}={value}" for name, value in told.items())}
