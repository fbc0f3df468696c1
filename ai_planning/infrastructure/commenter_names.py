"""Names over what is said about plans, and what somebody said."""

from collections.abc import Iterator
from typing import Any
from uuid import UUID

from django.db import connection
from psycopg.types.json import Jsonb

from ai_planning.contracts.rows import Author
from ai_planning.infrastructure.models import PlanCommentRecord

_WHICH = """
(author_id = %(id)s AND author_name <> %(name)s) OR (resolved_by_id = %(id)s AND resolved_by_name <> %(name)s)
OR (mentions <> '[]'::jsonb AND mentions @> %(person)s AND NOT mentions @> %(renamed)s)
"""
# In the order of ids, as whoever locks several of them does.
_LOCK = f"""
SELECT count(*) FROM (SELECT FROM planning_comment WHERE {_WHICH} ORDER BY id FOR NO KEY UPDATE) AS locked
"""  # noqa: S608 - no value goes in
_RENAME = f"""
WITH renamed AS (
    UPDATE planning_comment SET
        author_name = CASE WHEN author_id = %(id)s THEN %(name)s ELSE author_name END,
        resolved_by_name = CASE WHEN resolved_by_id = %(id)s THEN %(name)s ELSE resolved_by_name END,
        mentions = CASE WHEN mentions @> %(person)s THEN (
            SELECT jsonb_agg(
                CASE WHEN one ->> 'id' = %(text_id)s THEN one || jsonb_build_object('name', %(name)s::text) ELSE one END
                ORDER BY place
            ) FROM jsonb_array_elements(mentions) WITH ORDINALITY AS named (one, place)
        ) ELSE mentions END
    WHERE {_WHICH} RETURNING project_id
)
SELECT DISTINCT project_id FROM renamed
"""  # noqa: S608 - no value goes in


class PostgresCommenterNames:
    def rename(self, author: Author) -> list[UUID]:
        person = {"id": str(author.id)}
        given: dict[str, Any] = {
            "id": author.id,
            "text_id": str(author.id),
            "name": author.name,
            "person": Jsonb([person]),
            "renamed": Jsonb([person | {"name": author.name}]),
        }
        with connection.cursor() as cursor:
            cursor.execute(_LOCK, given)
            cursor.execute(_RENAME, given)
            return [row[0] for row in cursor.fetchall()]


def comments_by(user_id: UUID) -> Iterator[dict[str, Any]]:
    """What the person said, a row at a time."""
    columns = ("id", "project_id", "plan_id", "part", "parent_id", "text", "created_at", "edited_at")
    said = PlanCommentRecord.objects.filter(author_id=user_id, deleted_at=None).order_by("id")
    yield from said.values(*columns).iterator(500)
