"""Reviews of the projects context: figures of projects from kept totals and the history, one statement each."""

from collections.abc import Collection
from typing import Any
from uuid import UUID

from django.db import connection

from feedback.contracts import UNRESOLVED, FeedbackStatus, Priority
from feedback.infrastructure.priorities import PRIORITIES
from projects.contracts import Resolution, ReviewOverview, ReviewTally, UploadVolume, VersionTallies, VersionTally

_TALLIES = "SELECT project_id, status, priority, count FROM feedback_counter WHERE project_id = ANY(%(ids)s)"
_OVERVIEW = """
SELECT project_id, status, priority, count FROM feedback_counter WHERE project_id = ANY(%(shown)s)
UNION ALL
SELECT NULL, NULL, NULL, coalesce(sum(count), 0) FROM feedback_counter
WHERE project_id = ANY(%(counted)s) AND status = ANY(%(unresolved)s)
"""
_VERSIONS = """
SELECT video.id, video.title, cut.id, cut.number, noted.unresolved, count(*) OVER ()
FROM (SELECT version_id, count(*) AS unresolved FROM feedback_item
      WHERE project_id = %(id)s AND status = ANY(%(unresolved)s) AND NOT in_trash GROUP BY version_id) noted
JOIN feedback_version cut ON cut.id = noted.version_id JOIN feedback_video video ON video.id = cut.video_id
ORDER BY cut.created_at DESC, cut.id DESC LIMIT %(most)s
"""
# Of an item that was opened again the first resolution counts: the answer of a day stays what it was.
_RESOLUTION = """
SELECT count(*), avg(extract(epoch FROM resolved.at - item.created_at))
FROM feedback_item item JOIN LATERAL (
    SELECT min(at) AS at FROM feedback_status_change WHERE feedback_id = item.id AND status = %(resolved)s
) resolved ON resolved.at IS NOT NULL
WHERE item.project_id = %(id)s AND NOT item.in_trash
"""
_UPLOADS = """
SELECT count(*), coalesce(sum(cut.size), 0)
FROM feedback_video video JOIN feedback_version cut ON cut.video_id = video.id
WHERE video.project_id = %(id)s AND NOT cut.in_trash
"""


class PostgresReviews:
    def tallies(self, project_ids: Collection[UUID]) -> dict[UUID, ReviewTally]:
        wanted = list(project_ids)
        return _tallies(wanted, _asked(_TALLIES, ids=wanted) if wanted else [])

    def overview(self, shown: Collection[UUID], counted: Collection[UUID]) -> ReviewOverview:
        if not shown and not counted:
            return ReviewOverview({}, 0)
        places = {"shown": list(shown), "counted": list(counted), "unresolved": [status.value for status in UNRESOLVED]}
        rows = _asked(_OVERVIEW, **places)
        (unresolved,) = (int(row[3]) for row in rows if row[0] is None)
        return ReviewOverview(_tallies(shown, [row for row in rows if row[0] is not None]), unresolved)

    def versions(self, project_id: UUID, most: int) -> VersionTallies:
        unresolved = [status.value for status in UNRESOLVED]
        rows = _asked(_VERSIONS, id=project_id, unresolved=unresolved, most=most)
        return VersionTallies(tuple(VersionTally(*row[:5]) for row in rows), rows[0][5] if rows else 0)

    def resolution(self, project_id: UUID) -> Resolution:
        ((count, mean),) = _asked(_RESOLUTION, id=project_id, resolved=FeedbackStatus.RESOLVED.value)
        return Resolution(count, None if mean is None else float(mean))

    def uploads(self, project_id: UUID) -> UploadVolume:
        ((count, size),) = _asked(_UPLOADS, id=project_id)
        return UploadVolume(count, int(size))


def _tallies(project_ids: Collection[UUID], rows: list[tuple[Any, ...]]) -> dict[UUID, ReviewTally]:
    found: dict[UUID, list[tuple[str, int, int]]] = {project_id: [] for project_id in project_ids}
    for project_id, status, rank, number in rows:
        found[project_id].append((status, rank, number))
    return {project_id: _tally(counters) for project_id, counters in found.items()}


def _tally(counters: list[tuple[str, int, int]]) -> ReviewTally:
    by_status = {status.value: 0 for status in FeedbackStatus}
    by_priority = {priority.value: 0 for priority in Priority}
    for status, rank, number in counters:
        by_status[status] += number
        by_priority[PRIORITIES[rank].value] += number
    return ReviewTally(by_status, by_priority, sum(by_status[status.value] for status in UNRESOLVED))


def _asked(statement: str, **parameters: Any) -> list[tuple[Any, ...]]:
    with connection.cursor() as cursor:
        cursor.execute(statement, parameters)
        rows: list[tuple[Any, ...]] = cursor.fetchall()
    return rows
