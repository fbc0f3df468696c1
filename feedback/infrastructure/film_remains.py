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
_OF_VIDEO = """
DELETE FROM feedback_video
WHERE id = %s AND NOT EXISTS (SELECT FROM feedback_version WHERE video_id = feedback_video.id)
"""


class PostgresFilmRemains:
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
