"""FilmTrash over PostgreSQL."""

from datetime import datetime
from typing import Any

from django.db import connection

from core.domain.pages import Page, PageRequest
from core.domain.retention import RETENTION, days_left, purge_at
from feedback.application.film_read_models import DueFilm, TrashedFilm
from projects.contracts import ProjectGrant

# A video counts with all its versions; a version of a video in the trash is told with its video.
_PAGE = """
SELECT video_id, version_id, number, title, label, size, deleted_at, deleted_by_id, count(*) OVER ()
FROM (
    SELECT video.id AS video_id, NULL::uuid AS version_id, NULL::integer AS number, title, '' AS label,
        (SELECT coalesce(sum(size + derived_bytes), 0) FROM feedback_version WHERE video_id = video.id) AS size,
        deleted_at, deleted_by_id
    FROM feedback_video video
    WHERE project_id = %(project)s AND deleted_at > %(before)s AND NOT purging
    UNION ALL
    SELECT video.id, cut.id, cut.number, title, label, size + derived_bytes, cut.deleted_at, cut.deleted_by_id
    FROM feedback_version cut JOIN feedback_video video ON video.id = cut.video_id
    WHERE video.project_id = %(project)s AND video.deleted_at IS NULL
        AND cut.deleted_at > %(before)s AND NOT cut.purging
) trash
ORDER BY deleted_at DESC, video_id DESC, version_id DESC LIMIT %(size)s OFFSET %(offset)s
"""
_COUNT = """
SELECT (SELECT count(*) FROM feedback_video
        WHERE project_id = %(project)s AND deleted_at > %(before)s AND NOT purging)
     + (SELECT count(*) FROM feedback_version cut JOIN feedback_video video ON video.id = cut.video_id
        WHERE video.project_id = %(project)s AND video.deleted_at IS NULL
            AND cut.deleted_at > %(before)s AND NOT cut.purging)
"""
_DUE = """
SELECT project_id, id, NULL::uuid, deleted_at AS at FROM feedback_video WHERE deleted_at <= %(before)s
UNION ALL
SELECT project_id, video_id, id, deleted_at FROM feedback_version WHERE deleted_at <= %(before)s
ORDER BY at LIMIT %(limit)s
"""


class PostgresFilmTrash:
    def page(self, grant: ProjectGrant, wanted: PageRequest, now: datetime) -> Page[TrashedFilm]:
        scope = {"project": grant.project_id, "before": now - RETENTION}
        rows = _asked(_PAGE, scope | {"size": wanted.size, "offset": wanted.offset})
        total = rows[0][-1] if rows else _asked(_COUNT, scope)[0][0]
        return Page(tuple(_film(row, now) for row in rows), total)

    def due(self, now: datetime, limit: int) -> list[DueFilm]:
        rows = _asked(_DUE, {"before": now - RETENTION, "limit": limit})
        return [DueFilm(*row[:3]) for row in rows]


def _film(row: tuple[Any, ...], now: datetime) -> TrashedFilm:
    video_id, version_id, number, title, label, size, deleted_at, deleted_by_id, _ = row
    return TrashedFilm(
        video_id=video_id,
        version_id=version_id,
        version_number=number,
        title=title,
        label=label,
        size=int(size),
        deleted_at=deleted_at,
        deleted_by_id=deleted_by_id,
        purge_at=purge_at(deleted_at),
        days_left=days_left(deleted_at, now),
    )


def _asked(statement: str, parameters: dict[str, Any]) -> list[tuple[Any, ...]]:
    with connection.cursor() as cursor:
        cursor.execute(statement, parameters)
        rows: list[tuple[Any, ...]] = cursor.fetchall()
    return rows
