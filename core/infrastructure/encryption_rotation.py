"""A new key for what is encrypted at rest, while the product runs.

1. A new key file: from now on every process encrypts with it, and reads with all of them.
2. Each row that an older key wrote is written anew. A row that somebody changed meanwhile is left to them.
3. After a pause that outlasts every write begun before the new key, all rows are read with the new key alone.
4. Only when that holds for each of them, the older keys retire: a backup of yesterday needs them put back.

Whatever stops it, the next call goes on: while there is more than one key, no further one is made.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from cryptography.fernet import Fernet, InvalidToken, MultiFernet
from django.apps import apps
from django.db import connection, transaction

from core.infrastructure.encryption import EncryptedTextField, NoKeyFits, key_files
from core.infrastructure.models import IdempotencyRecord

BATCH = 200
ROUNDS = 5
_LOCK = 0x56504B52
_FIRST = "SELECT {pk}, {text} FROM {table} WHERE {held} ORDER BY {pk} LIMIT %s"
_NEXT = "SELECT {pk}, {text} FROM {table} WHERE {held} AND {pk} > %s ORDER BY {pk} LIMIT %s"
_REPLACE = "UPDATE {table} SET {name} = {given} WHERE {pk} = %s AND {name} = {given}"
_TEXT = {"text": "{name}", "held": "{name} IS NOT NULL", "given": "%s"}
# Every ciphertext begins like this, and no JSON does.
_BYTES = {
    "text": "encode({name}, 'escape')",
    "held": "substr({name}, 1, 6) = 'gAAAAA'",
    "given": "decode(%s, 'escape')",
}


class RotationRuns(Exception):
    """Another one is at it."""


class RowsLeft(Exception):
    """After every pause there were rows of an older key again: a process does not see the new one."""


@dataclass
class Rotation:
    """`key` is the newest one's name; `seen` and `rewritten` count values, `retired` are keys that no longer count."""

    key: str
    resumed: bool
    seen: int = 0
    rewritten: int = 0
    retired: tuple[str, ...] = ()


@dataclass(frozen=True)
class Column:
    """One that `is_mixed` holds bytes: ciphertexts among answers that need none."""

    table: str
    primary_key: str
    name: str
    is_mixed: bool = False


def rotate(pause: Callable[[], None], *, batch: int = BATCH) -> Rotation:
    """Raises NoKeyFits, RowsLeft, RotationRuns; then every key is there still."""
    if not _lock():
        raise RotationRuns
    try:
        rotation = _begun()
        _rewrite(rotation, batch)
        _settle(rotation, pause, batch)
        rotation.retired = tuple(sorted(set(key_files().keys()) - {rotation.key}))
        for name in rotation.retired:
            key_files().retire(name)
        return rotation
    finally:
        _unlock()


def columns() -> list[Column]:
    """Every encrypted column of the product."""
    texts = [
        Column(model._meta.db_table, str(model._meta.pk.column), str(field.column))
        for model in apps.get_models()
        for field in model._meta.local_fields
        if isinstance(field, EncryptedTextField)
    ]
    return [*texts, Column(IdempotencyRecord._meta.db_table, "id", "body", is_mixed=True)]


def _begun() -> Rotation:
    resumed = len(key_files().keys()) > 1
    if not resumed:
        key_files().make_next(Fernet.generate_key)
    return Rotation(key=list(key_files().keys())[-1], resumed=resumed)


def _settle(rotation: Rotation, pause: Callable[[], None], batch: int) -> None:
    """Until nothing of an older key has turned up for the length of a pause."""
    for _ in range(ROUNDS):
        pause()
        if not _rewrite(rotation, batch):
            return
    raise RowsLeft


def _rewrite(rotation: Rotation, batch: int) -> int:
    """How many values an older key had written."""
    rotation.seen, before = 0, rotation.rewritten
    keys = key_files().keys()
    newest, every = keys[rotation.key], MultiFernet(list(reversed(keys.values())))
    for column in columns():
        for rows in _batches(column, batch):
            rotation.seen += len(rows)
            old = [row for row in rows if not _fits(newest, row[1])]
            _write(column, [(key, value, _renewed(every, value, column)) for key, value in old])
            rotation.rewritten += len(old)
    return rotation.rewritten - before


def _batches(column: Column, size: int) -> Iterator[list[tuple[Any, str]]]:
    """By the primary key, so that rows that come and go meanwhile shift nothing."""
    rows = _read(_FIRST, column, [size])
    while rows:
        yield rows
        rows = _read(_NEXT, column, [rows[-1][0], size])


def _read(template: str, column: Column, params: list[Any]) -> list[tuple[Any, str]]:
    with connection.cursor() as cursor:
        cursor.execute(_sql(template, column), params)
        rows: list[tuple[Any, str]] = cursor.fetchall()
    return rows


def _write(column: Column, renewed: list[tuple[Any, str, str]]) -> None:
    """A value that was replaced since it was read is the newer one."""
    if renewed:
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.executemany(_sql(_REPLACE, column), [(new, key, old) for key, old, new in renewed])


def _fits(key: Fernet, value: str) -> bool:
    try:
        key.decrypt(value.encode())
    except InvalidToken:
        return False
    return True


def _renewed(every: MultiFernet, value: str, column: Column) -> str:
    try:
        return every.rotate(value.encode()).decode()
    except InvalidToken:
        raise NoKeyFits(column.table, column.name) from None


def _sql(template: str, column: Column) -> str:
    quote = connection.ops.quote_name
    name = quote(column.name)
    parts = {part: sql.format(name=name) for part, sql in (_BYTES if column.is_mixed else _TEXT).items()}
    return template.format(table=quote(column.table), pk=quote(column.primary_key), name=name, **parts)


def _lock() -> bool:
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_try_advisory_lock(%s)", [_LOCK])
        return bool(cursor.fetchone()[0])


def _unlock() -> None:
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_unlock(%s)", [_LOCK])
