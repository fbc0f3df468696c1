"""After a test with transactions of its own, rows are deleted: a TRUNCATE of all tables takes many times as long."""

from typing import Any

from django.db import connection, transaction
from django.test import TransactionTestCase

# What Django makes again after its own flush: it stays.
KEPT = {"django_content_type", "auth_permission"}
# Deleted rows stay in the file until they are vacuumed, and are read over: not for long.
LARGEST = 2**20
SIZES = (
    "SELECT relname, pg_relation_size(oid) FROM pg_class WHERE relkind = 'r' AND relnamespace = 'public'::regnamespace"
)


def pytest_sessionstart() -> None:
    truncated = TransactionTestCase._fixture_teardown

    def emptied(case: Any) -> None:
        written = _written()
        if max(written.values(), default=0) > LARGEST:
            truncated(case)
        elif written:
            _delete(list(written))

    TransactionTestCase._fixture_teardown = emptied  # type: ignore[method-assign]


def _written() -> dict[str, int]:
    """Size by table, of those of models that were ever written to since they were truncated."""
    emptied = set(connection.introspection.django_table_names(only_existing=False)) - KEPT
    with connection.cursor() as cursor:
        cursor.execute(SIZES)
        return {name: size for name, size in cursor.fetchall() if size and name in emptied}


def _delete(tables: list[str]) -> None:
    statements = [f"DELETE FROM {connection.ops.quote_name(table)}" for table in tables]
    with transaction.atomic(), connection.cursor() as cursor:
        # Neither references nor rows that may only be added are asked.
        cursor.execute("SET LOCAL session_replication_role = replica; " + "; ".join(statements))
