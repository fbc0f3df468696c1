"""A connection a thread, which stays; statements are prepared."""

import os
import threading
from collections.abc import Sequence
from typing import Any

import psycopg

_HELD = threading.local()


def connection() -> "psycopg.Connection[tuple[Any, ...]]":
    held: psycopg.Connection[tuple[Any, ...]] | None = getattr(_HELD, "connection", None)
    if held is None:
        held = _HELD.connection = psycopg.connect(os.environ["DATABASE_URL"], autocommit=True)
    return held


def rows(statement: str, parameters: Sequence[Any]) -> list[tuple[Any, ...]]:
    return connection().execute(statement, parameters).fetchall()
