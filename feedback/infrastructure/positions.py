"""What a list is read with, in one statement: the stream's position and how many there are, of one moment."""

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from django.db import connection

from core.domain.events import project_channel
from core.infrastructure import streams

_ITEM = """
SELECT seq, epoch::text, item.video_id, item.version_id
FROM core_channel LEFT JOIN feedback_item item
    ON item.id = %(feedback_id)s AND item.project_id = %(project_id)s AND NOT item.in_trash
WHERE name = %(channel)s
"""
_COUNT_VIDEOS = """
SELECT seq, epoch::text,
       (SELECT count(*) FROM feedback_video v
        JOIN feedback_version n ON n.video_id = v.id AND n.number = v.version_count
        WHERE v.project_id = %(project_id)s AND v.deleted_at IS NULL
            AND (%(status)s::text IS NULL OR n.status = %(status)s))
FROM core_channel WHERE name = %(channel)s
"""
_COUNT_VERSIONS = """
SELECT seq, epoch::text, (SELECT count(*) FROM feedback_version
                          WHERE video_id = %(video_id)s AND project_id = %(project_id)s AND NOT in_trash)
FROM core_channel WHERE name = %(channel)s
"""
_COUNT_ROUNDS = """
SELECT seq, epoch::text,
       (SELECT (SELECT count(*) FROM feedback_round WHERE version_id = cut.id) FROM feedback_version cut
        WHERE id = %(version_id)s AND video_id = %(video_id)s AND project_id = %(project_id)s AND NOT in_trash)
FROM core_channel WHERE name = %(channel)s
"""


def talk_position(project_id: UUID, feedback_id: UUID) -> tuple[tuple[int, str], tuple[UUID, UUID] | None]:
    """The stream's position, and the video and version on which the item lies; None when the project has none such."""
    seq, epoch, video_id, version_id = _asked(_ITEM, project_id, {"project_id": project_id, "feedback_id": feedback_id})
    return (seq, epoch), None if video_id is None else (video_id, version_id)


def videos_position(project_id: UUID, status: str | None) -> tuple[int, int, str]:
    """How many videos there are, and the stream's position."""
    seq, epoch, number = _asked(_COUNT_VIDEOS, project_id, {"project_id": project_id, "status": status})
    return number, seq, epoch


def versions_position(project_id: UUID, video_id: UUID) -> tuple[int, int, str]:
    """How many versions the video has that are not in the trash, and the stream's position."""
    seq, epoch, number = _asked(_COUNT_VERSIONS, project_id, {"project_id": project_id, "video_id": video_id})
    return number, seq, epoch


def rounds_position(project_id: UUID, video_id: UUID, version_id: UUID) -> tuple[int | None, int, str]:
    """How many rounds the version has (None: there is no such version), and the stream's position."""
    given = {"project_id": project_id, "video_id": video_id, "version_id": version_id}
    seq, epoch, number = _asked(_COUNT_ROUNDS, project_id, given)
    return number, seq, epoch


def _asked(statement: str, project_id: UUID, parameters: Mapping[str, Any]) -> Any:
    channel = project_channel(project_id)
    with connection.cursor() as cursor:
        cursor.execute(statement, {**parameters, "channel": channel})
        row = cursor.fetchone()
    if row is not None:
        return row
    # A project on which nothing has happened yet: its stream begins now, so that the answer names an epoch that lasts.
    streams.head(channel)
    return _asked(statement, project_id, parameters)
