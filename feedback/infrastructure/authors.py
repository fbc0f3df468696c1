"""Authors over PostgreSQL: names kept beside what they wrote and where they are mentioned, one statement a table."""

from typing import Any
from uuid import UUID

from django.db import connection
from psycopg.types.json import Jsonb

from feedback.contracts import Author
from feedback.infrastructure.round_names import RENAME_IN_ROUNDS

_Tables = tuple[tuple[str, tuple[tuple[str, str], ...]], ...]
# A list of people in JSON, in which one has another name.
RENAMED = """(
    SELECT jsonb_agg(
        CASE WHEN person ->> 'id' = %(text_id)s
            THEN person || jsonb_build_object('name', %(name)s::text) ELSE person END
        ORDER BY place
    ) FROM jsonb_array_elements({people}) WITH ORDINALITY AS named (person, place)
)"""
_IS_NAMED = "({people} @> %(person)s AND NOT {people} @> %(renamed)s)"
_IS_KEPT = "({id} = %(id)s AND {name} <> %(name)s)"
# In the order of ids, as whoever locks several of them does.
_LOCK = """
SELECT count(*) FROM (SELECT FROM {table} WHERE {which} ORDER BY id FOR NO KEY UPDATE) AS locked
"""
_RENAME = """
WITH renamed AS (UPDATE {table} SET {changes} WHERE {which} RETURNING project_id)
SELECT DISTINCT project_id FROM renamed
"""
_RENAME_HISTORY = """
WITH renamed AS (UPDATE {table} SET {changes} WHERE {which} RETURNING feedback_id)
SELECT DISTINCT project_id FROM feedback_item WHERE id IN (SELECT feedback_id FROM renamed)
"""


def _kept(person: str) -> tuple[str, str]:
    """Which rows, and how they change: those that keep the name in two columns."""
    columns = {"id": f"{person}_id", "name": f"{person}_name"}
    change = "{name} = CASE WHEN {id} = %(id)s THEN %(name)s ELSE {name} END"
    return _IS_KEPT.format(**columns), change.format(**columns)


def _named(people: str, where: str = "TRUE") -> tuple[str, str]:
    """Those that name people in a list."""
    which = _IS_NAMED.format(people=people)
    change = f"{people} = CASE WHEN {which} THEN {RENAMED.format(people=people)} ELSE {people} END"
    return f"({where} AND {which})", change


_OF_PEOPLE = "field IN ('assignee', 'mentions')"
# In the order in which every writer locks: versions, uploads, items, comments, reactions, rounds.
_TABLES: _Tables = (
    ("feedback_version", (_kept("uploaded_by"),)),
    ("feedback_upload", (_kept("created_by"),)),
    ("feedback_item", (_kept("author"), _kept("assignee"), _named("mentions"))),
    ("feedback_comment", (_kept("author"), _named("mentions", "mentions <> '[]'::jsonb"))),
    ("feedback_share_link", (_kept("created_by"),)),
)
_REACTIONS: _Tables = (("feedback_reaction", (_kept("user"),)),)
_HISTORIES: _Tables = (
    ("feedback_status_change", (_kept("by"),)),
    ("feedback_change", (_kept("by"), _named("previous", _OF_PEOPLE), _named("value", _OF_PEOPLE))),
)


class PostgresAuthors:
    def rename(self, author: Author) -> list[UUID]:
        projects: set[UUID] = set()
        of_tables = _made(_TABLES, _LOCK, _RENAME)
        for statement in (
            *of_tables,
            *_made(_REACTIONS, _RENAME),
            *RENAME_IN_ROUNDS,
            *_made(_HISTORIES, _RENAME_HISTORY),
        ):
            projects.update(each for each in _asked(statement, author) if isinstance(each, UUID))
        return list(projects)


def _made(tables: _Tables, *statements: str) -> list[str]:
    made = []
    for table, places in tables:
        parts = {
            "table": table,
            "which": " OR ".join(which for which, _ in places),
            "changes": ", ".join(change for _, change in places),
        }
        made += [statement.format(**parts) for statement in statements]
    return made


def _asked(statement: str, author: Author) -> list[Any]:
    person = {"id": str(author.id)}
    parameters: dict[str, Any] = {
        "id": author.id,
        "text_id": str(author.id),
        "name": author.name,
        "person": Jsonb([person]),
        "renamed": Jsonb([person | {"name": author.name}]),
    }
    with connection.cursor() as cursor:
        cursor.execute(statement, parameters)
        return [row[0] for row in cursor.fetchall()]
