"""ReadMarks and UnreadReads over PostgreSQL."""

from datetime import datetime
from typing import Any
from uuid import UUID

from django.db import connection

from core.domain.events import project_channel
from core.domain.pages import Page
from core.infrastructure import streams
from feedback.application.talk_read_models import ReadPlace, UnreadPage, UnreadQuestion
from feedback.contracts import UnreadRow
from projects.contracts import ProjectGrant

# A conversation without comments is read up to the item itself.
_FIND = """
SELECT item.video_id, item.version_id,
    (SELECT read_at FROM feedback_read_mark WHERE user_id = %(user)s AND feedback_id = item.id),
    CASE WHEN %(comment)s::uuid IS NULL
        THEN coalesce((SELECT max(created_at) FROM feedback_comment WHERE feedback_id = item.id), item.created_at)
        ELSE (SELECT created_at FROM feedback_comment WHERE feedback_id = item.id AND id = %(comment)s) END
FROM feedback_item item WHERE id = %(item)s AND project_id = %(project)s AND NOT in_trash FOR KEY SHARE
"""
_KEEP = """
INSERT INTO feedback_read_mark AS mark (user_id, feedback_id, project_id, read_at)
VALUES (%(user)s, %(item)s, %(project)s, %(at)s)
ON CONFLICT (user_id, feedback_id) DO UPDATE SET read_at = greatest(mark.read_at, excluded.read_at)
RETURNING read_at
"""
_UNREAD = "author_id <> %(user)s AND deleted_at IS NULL"
_LEFT = f"""
SELECT count(*), max(created_at) FROM feedback_comment
WHERE feedback_id = %(item)s AND created_at > %(at)s AND {_UNREAD}
"""  # noqa: S608 - no value goes in
_PAGE = f"""
WITH seen AS (
    SELECT item.id, count(comment.id) AS unread, mark.read_at, max(comment.created_at) AS last
    FROM feedback_item item
    LEFT JOIN feedback_read_mark mark ON mark.feedback_id = item.id AND mark.user_id = %(user)s
    LEFT JOIN LATERAL (
        SELECT id, created_at FROM feedback_comment
        WHERE feedback_id = item.id AND {_UNREAD} AND created_at > coalesce(mark.read_at, '-infinity')
    ) comment ON true
    WHERE item.project_id = %(project)s AND NOT item.in_trash
        AND CASE WHEN %(items)s::uuid[] IS NULL THEN item.comment_count > 0 ELSE item.id = ANY(%(items)s) END
    GROUP BY item.id, mark.read_at
    HAVING %(items)s::uuid[] IS NOT NULL OR count(comment.id) > 0
)
SELECT totals.items, totals.unread, shown.*
FROM (SELECT count(*) AS items, coalesce(sum(unread), 0) AS unread FROM seen) totals
LEFT JOIN (
    SELECT id, unread, read_at, last FROM seen
    ORDER BY last DESC NULLS LAST, id LIMIT %(size)s OFFSET %(offset)s
) shown ON true
"""  # noqa: S608


class PostgresReadMarks:
    def find(self, user_id: UUID, project_id: UUID, feedback_id: UUID, comment_id: UUID | None) -> ReadPlace | None:
        asked = {"user": user_id, "project": project_id, "item": feedback_id, "comment": comment_id}
        rows = _asked(_FIND, **asked)
        return ReadPlace(*rows[0]) if rows else None

    def keep(self, user_id: UUID, project_id: UUID, feedback_id: UUID, read_at: datetime) -> datetime:
        ((kept,),) = _asked(_KEEP, user=user_id, project=project_id, item=feedback_id, at=read_at)
        return kept  # type: ignore[no-any-return]

    def left(self, user_id: UUID, feedback_id: UUID, read_at: datetime) -> tuple[int, datetime | None]:
        ((unread, last),) = _asked(_LEFT, user=user_id, item=feedback_id, at=read_at)
        return unread, last


class PostgresUnreadReads:
    def page(self, grant: ProjectGrant, question: UnreadQuestion) -> UnreadPage:
        """The stream's position is read before the rows: an event in between is told twice, never lost."""
        head, wanted = streams.head(project_channel(grant.project_id)), question.page
        items = None if question.feedback_ids is None else list(question.feedback_ids)
        scope = {"user": grant.user_id, "project": grant.project_id, "items": items}
        rows = _asked(_PAGE, **scope, size=wanted.size, offset=wanted.offset)
        shown = tuple(UnreadRow(*row[2:]) for row in rows if row[2] is not None)
        return UnreadPage(Page(shown, rows[0][0], head.seq, head.epoch), int(rows[0][1]))


def _asked(statement: str, **parameters: Any) -> list[tuple[Any, ...]]:
    with connection.cursor() as cursor:
        cursor.execute(statement, parameters)
        rows: list[tuple[Any, ...]] = cursor.fetchall()
    return rows
