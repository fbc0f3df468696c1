"""The history of an item over PostgreSQL: moves of its status and changes of everything else, in one order."""

from typing import Any
from uuid import UUID

from django.db import connection

from core.domain.errors import InvalidField
from core.domain.pages import CursorRequest
from feedback.application.read_models import HistoryRow
from feedback.contracts import Author

_PAGE = """
SELECT at, kind, id, by_id, by_name, by_is_guest, field, previous::json, value::json, resolution FROM (
    SELECT at, 0 AS kind, id, by_id, by_name, by_is_guest, 'status' AS field,
        to_jsonb(previous_status) AS previous, to_jsonb(status) AS value, resolution
    FROM feedback_status_change WHERE feedback_id = %(feedback)s
    UNION ALL
    SELECT at, 1, id, by_id, by_name, by_is_guest, field, previous, value, NULL
    FROM feedback_change WHERE feedback_id = %(feedback)s
) told
WHERE %(at)s::timestamptz IS NULL OR (at, kind, id) < (%(at)s::timestamptz, %(kind)s::integer, %(id)s::bigint)
ORDER BY at DESC, kind DESC, id DESC LIMIT %(most)s
"""
_PEOPLE = ("assignee",)

Key = tuple[str, ...]


def history_of(feedback_id: UUID, wanted: CursorRequest) -> tuple[tuple[HistoryRow, ...], Key | None]:
    """Newest first, and the key of the last row where more follow."""
    at, kind, number = _read(wanted.after)
    which = {"feedback": feedback_id, "at": at, "kind": kind, "id": number, "most": wanted.size + 1}
    with connection.cursor() as cursor:
        cursor.execute(_PAGE, which)
        rows = cursor.fetchall()
    shown = rows[: wanted.size]
    following = _key(shown[-1]) if len(rows) > wanted.size else None
    return tuple(_row(values) for values in shown), following


def _key(values: tuple[Any, ...]) -> Key:
    return values[0].isoformat(), str(values[1]), str(values[2])


def _read(key: Key | None) -> tuple[str | None, int | None, int | None]:
    if key is None:
        return None, None, None
    try:
        at, kind, number = key
        return at, int(kind), int(number)
    except ValueError as error:
        raise InvalidField("/cursor", "field.invalid") from error


def _row(values: tuple[Any, ...]) -> HistoryRow:
    at, _, _, by_id, by_name, by_is_guest, field, previous, value, resolution = values
    return HistoryRow(
        at=at,
        by=Author(by_id, by_name, by_is_guest),
        field=field,
        previous=_told(field, previous),
        value=_told(field, value),
        resolution=resolution,
    )


def _told(field: str, value: Any) -> Any:
    """Of one person, not of a list of one."""
    return value[0] if field in _PEOPLE and value else value
