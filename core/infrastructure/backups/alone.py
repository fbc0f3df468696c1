"""Nobody else is at work on the database while a backup is brought back into it."""

import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress

from django.db import DatabaseError, InterfaceError, connection

# Whoever has just ended is seen by the server for a moment.
LOOKS, BETWEEN_SECONDS = 10, 0.2
# Of other roles a role may see no more than that they are there; what PostgreSQL does by itself has no user.
_OTHERS = """
SELECT DISTINCT usename || coalesce('@' || host(client_addr), '') || coalesce(' ' || nullif(application_name, ''), '')
FROM pg_stat_activity
WHERE datname = current_database() AND pid <> pg_backend_pid() AND usename IS NOT NULL
  AND coalesce(backend_type, 'client backend') = 'client backend'
ORDER BY 1
"""


class NotAlone(Exception):
    """Somebody may write meanwhile."""


@contextmanager
def alone(lock: int, *, beside: bool) -> Iterator[None]:
    """`lock` is that of beat, which does not tick within; `beside`: though others are connected."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_try_advisory_lock(%s)", [lock])
        if not cursor.fetchone()[0]:
            raise NotAlone("beat ticks on this database: the processes are to be stopped.")
    try:
        if not beside and (found := _still_there()):
            raise NotAlone(
                f"Others are connected with this database: {', '.join(found[:5])}. The processes are to be stopped; "
                "--beside goes on where these write nothing."
            )
        yield
    finally:
        with suppress(DatabaseError, InterfaceError), connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_unlock(%s)", [lock])


def _still_there() -> list[str]:
    for look in range(LOOKS):
        if look:
            time.sleep(BETWEEN_SECONDS)
        with connection.cursor() as cursor:
            cursor.execute(_OTHERS)
            found = [str(name) for (name,) in cursor.fetchall()]
        if not found:
            break
    return found
