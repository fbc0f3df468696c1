"""Statements of hot paths: in the same words each time, so that the server plans them once for each connection."""

from collections.abc import Sequence
from typing import Any, cast

from django.db import connections

from core.infrastructure.postgresql.base import DatabaseWrapper


def planned_rows(statement: str, parameters: Sequence[Any]) -> list[tuple[Any, ...]]:
    """All that it gives; `jsonb` comes as text."""
    with cast(DatabaseWrapper, connections["default"]).planned() as cursor:
        cursor.execute(statement, parameters)
        rows: list[tuple[Any, ...]] = cursor.fetchall()
    return rows


def planned_write(statement: str, parameters: Sequence[Any]) -> int:
    """How many rows it wrote."""
    with cast(DatabaseWrapper, connections["default"]).planned() as cursor:
        cursor.execute(statement, parameters)
        return int(cursor.rowcount)
