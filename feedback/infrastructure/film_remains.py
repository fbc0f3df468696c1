"""FilmRemains over PostgreSQL: what hangs on an item or a version goes with it in one statement, no row is read."""

from collections.abc import Collection
from uuid import UUID

from django.db import connection

from core.domain.events import project_channel
from core.infrastructure import streams
from feedback.infrastructure.models import FeedbackRecord
from feedback.infrastructure.remains import CHUNK, OF_ITEMS, OF_ROUNDS, drop_links

_OF_VERSIONS = (
    *OF_ROUNDS,
    "DELETE FROM feedback_step WHERE version_id = ANY(%s)",
    "DELETE FROM feedback_rendition WHERE version_id = ANY(%s)",
    "DELETE FROM feedback_version WHERE id = ANY(%s)",
)
_DETACH = """
WITH held AS (
    SELECT id, attachments FROM feedback_item
    WHERE version_id = ANY(%s) AND attachments <> '[]' ORDER BY id FOR NO KEY UPDATE
), emptied AS (
    UPDATE feedback_item SET attachments = '[]' FROM held WHERE feedback_item.id = held.id
)
SELECT (file ->> 'sent_by')::uuid, sum((file ->> 'size')::bigint)::bigint
FROM held, jsonb_array_elements(held.attachments) file GROUP BY 1
"""
_OF_VIDEO = """
DELETE FROM feedback_video
WHERE id = %s AND NOT EXISTS (SELECT FROM feedback_version WHERE video_id = feedback_video.id)
"""


class PostgresFilmRemains:
    def with_attachments(self, version_ids: Collection[UUID]) -> list[UUID]:
        rows = FeedbackRecord.objects.filter(cut_id__in=list(version_ids)).exclude(attachments=[])
        return list(rows.values_list("id", flat=True))

    def detach(self, version_ids: Collection[UUID]) -> dict[UUID, int]:
        with connection.cursor() as cursor:
            cursor.execute(_DETACH, [list(version_ids)])
            return dict(cursor.fetchall())

    def drop_some_items(self, version_ids: Collection[UUID]) -> bool:
        rows = FeedbackRecord.objects.filter(cut_id__in=list(version_ids)).order_by("id")
        ids = list(rows.values_list("id", flat=True)[:CHUNK])
        if ids:
            with connection.cursor() as cursor:
                for statement in OF_ITEMS:
                    cursor.execute(statement, [ids])
        return len(ids) == CHUNK

    def drop_versions(self, project_id: UUID, video_id: UUID, version_ids: Collection[UUID]) -> None:
        with connection.cursor() as cursor:
            for statement in _OF_VERSIONS:
                cursor.execute(statement, [list(version_ids)])
            cursor.execute(_OF_VIDEO, [video_id])
            is_gone = bool(cursor.rowcount)
        drop_links(video_id=video_id, **({} if is_gone else {"version_id__in": list(version_ids)}))
        streams.change(project_channel(project_id))
