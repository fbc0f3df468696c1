"""Every table as COPY writes it, from one snapshot, and back."""

import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from django.db import connection, transaction

from core.infrastructure.backups.manifest import TableFile
from core.infrastructure.backups.shelf import PIECE
from core.infrastructure.backups.vault import written

# What a stack has before anybody has used it.
OF_EVERY_STACK = ("django_migrations", "django_content_type", "auth_permission", "core_timer", "core_backup")
_TABLES = """
SELECT relname, array_agg(attname ORDER BY attnum)
FROM pg_class JOIN pg_attribute ON attrelid = pg_class.oid
WHERE relkind = 'r' AND relnamespace = 'public'::regnamespace AND attnum > 0 AND NOT attisdropped AND attgenerated = ''
GROUP BY relname ORDER BY relname
"""
_SEQUENCES = "SELECT sequencename, last_value FROM pg_sequences WHERE schemaname = 'public' ORDER BY 1"
# What the product would have to own, where it takes tables away and lays others.
_OF_OTHERS = """
SELECT relname FROM pg_class
WHERE relkind IN ('r', 'S') AND relnamespace = 'public'::regnamespace AND NOT pg_has_role(relowner, 'USAGE')
UNION ALL SELECT 'the schema public' WHERE NOT has_schema_privilege('public', 'CREATE')
"""


@contextmanager
def snapshot() -> Iterator[None]:
    """All statements in it see the same moment, and change nothing."""
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY")
        yield


def tables() -> dict[str, list[str]]:
    """Columns by table; generated ones follow from the others."""
    return {str(name): list(columns) for name, columns in _asked(_TABLES)}


def sequences() -> dict[str, int | None]:
    return {str(name): value for name, value in _asked(_SEQUENCES)}


def dump(table: str, columns: list[str], directory: Path) -> TableFile:
    lines = _Lines()
    with connection.cursor() as cursor, cursor.copy(f"COPY {_named(table, columns)} TO STDOUT") as source:
        sha256, size = written(directory / f"{table}.copy.gz", lines.packed(source))
    return TableFile(table, columns, lines.number, sha256, size)


def load(table: TableFile, directory: Path) -> None:
    unpacked = zlib.decompressobj(wbits=31)
    statement = f"COPY {_named(table.name, table.columns)} FROM STDIN"
    path = directory / f"{table.name}.copy.gz"
    with path.open("rb") as file, connection.cursor() as cursor, cursor.copy(statement) as target:
        while piece := file.read(PIECE):
            target.write(unpacked.decompress(piece))


def set_sequences(values: dict[str, int | None]) -> None:
    with connection.cursor() as cursor:
        for name, value in values.items():
            if value is not None:
                cursor.execute("SELECT setval(%s::regclass, %s)", [_quoted(name), value])


def filled() -> list[str]:
    """Tables with rows that no new stack has."""
    names = [name for name in tables() if name not in OF_EVERY_STACK]
    return [name for name in names if _asked(f"SELECT EXISTS (SELECT FROM {_quoted(name)})")[0][0]]  # noqa: S608


def empty(names: tuple[str, ...] = OF_EVERY_STACK) -> None:
    """Rows go table by table, as references between them are asked for at the end."""
    with connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL DEFERRED")
        for name in names:
            cursor.execute(f"DELETE FROM {_quoted(name)}")  # noqa: S608


def of_others() -> list[str]:
    return [str(name) for (name,) in _asked(_OF_OTHERS)]


def drop() -> None:
    """All tables, with their own sequences; all of them or none."""
    with transaction.atomic(), connection.cursor() as cursor:
        for name in tables():
            cursor.execute(f"DROP TABLE {_quoted(name)} CASCADE")


class _Lines:
    """Counts lines, which are rows, as they pass; compresses them."""

    number = 0

    def packed(self, source: Any) -> Iterator[bytes]:
        packer = zlib.compressobj(level=1, wbits=31)
        for piece in source:
            self.number += bytes(piece).count(b"\n")
            yield packer.compress(piece)
        yield packer.flush()


def _named(table: str, columns: list[str]) -> str:
    return f"{_quoted(table)} ({', '.join(map(_quoted, columns))})"


def _quoted(name: str) -> str:
    return str(connection.ops.quote_name(name))


def _asked(statement: str) -> list[tuple[Any, ...]]:
    with connection.cursor() as cursor:
        cursor.execute(statement)
        found: list[tuple[Any, ...]] = cursor.fetchall()
    return found
