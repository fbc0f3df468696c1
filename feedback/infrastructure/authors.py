"""Authors over PostgreSQL: names kept beside what they wrote and where they are mentioned, one statement a table."""

from typing import Any
from uuid import UUID

import orjson
from django.db import connection

from feedback.contracts import Author
from feedback.infrastructure.round_names import RENAME_IN_ROUNDS

_OWN = "{id} = %(id)s AND {name} <> %(name)s"
_RENAMED = "{name} = CASE WHEN {id} = %(id)s THEN %(name)s ELSE {name} END"
# Where people are mentioned; an index holds what mentions anybody.
_CALLED = "mentions <> '[]'::jsonb AND mentions @> %(called)s::jsonb AND NOT mentions @> %(renamed)s::jsonb"
_RECALLED = """
mentions = coalesce((
    SELECT jsonb_agg(
        CASE who ->> 'id' WHEN %(id)s::text THEN who || jsonb_build_object('name', %(name)s::text) ELSE who END
        ORDER BY place
    )
    FROM jsonb_array_elements(mentions) WITH ORDINALITY AS mentioned (who, place)
), '[]'::jsonb)
"""
# In the order in which every writer locks: versions, uploads, items, comments, reactions, rounds.
_TABLES = (
    ("feedback_version", "uploaded_by_id", "uploaded_by_name", False),
    ("feedback_upload", "created_by_id", "created_by_name", False),
    ("feedback_item", "author_id", "author_name", False),
    ("feedback_comment", "author_id", "author_name", True),
    ("feedback_share_link", "created_by_id", "created_by_name", False),
)
# In the order of ids, as whoever locks several of them does.
_LOCK = "SELECT count(*) FROM (SELECT FROM {table} WHERE {which} ORDER BY id FOR NO KEY UPDATE) AS locked"
_RENAME = """
WITH renamed AS (UPDATE {table} SET {changed} WHERE {which} RETURNING project_id)
SELECT DISTINCT project_id FROM renamed
"""
_RENAME_REACTIONS = """
WITH renamed AS (
    UPDATE feedback_reaction SET user_name = %(name)s WHERE user_id = %(id)s AND user_name <> %(name)s
    RETURNING project_id
)
SELECT DISTINCT project_id FROM renamed
"""
# Nobody is shown the history yet, so nobody is told.
_RENAME_HISTORY = "UPDATE feedback_status_change SET by_name = %(name)s WHERE by_id = %(id)s AND by_name <> %(name)s"


class PostgresAuthors:
    def rename(self, author: Author) -> list[UUID]:
        projects: set[UUID] = set()
        given = _parameters(author)
        with connection.cursor() as cursor:
            for statement in (*_of_tables(), _RENAME_REACTIONS, *RENAME_IN_ROUNDS):
                cursor.execute(statement, given)
                projects.update(row[0] for row in cursor.fetchall() if isinstance(row[0], UUID))
            cursor.execute(_RENAME_HISTORY, given)
        return list(projects)


def _of_tables() -> list[str]:
    statements = []
    for table, id_column, name_column, is_mentioning in _TABLES:
        which, changed = (_OWN, _CALLED), (_RENAMED, _RECALLED)
        parts = {"id": id_column, "name": name_column}
        where = " OR ".join(f"({each.format(**parts)})" for each in which[: 1 + is_mentioning])
        sets = ", ".join(each.format(**parts) for each in changed[: 1 + is_mentioning])
        statements += [each.format(table=table, which=where, changed=sets) for each in (_LOCK, _RENAME)]
    return statements


def _parameters(author: Author) -> dict[str, Any]:
    called, renamed = [{"id": str(author.id)}], [{"id": str(author.id), "name": author.name}]
    return {
        "id": author.id,
        "name": author.name,
        "called": orjson.dumps(called).decode(),
        "renamed": orjson.dumps(renamed).decode(),
    }
