"""Remains over PostgreSQL."""

from uuid import UUID

from django.db import connection

from feedback.infrastructure.models import (
    CounterRecord,
    DraftRecord,
    FeedbackRecord,
    ShareLinkRecord,
    StorageRecord,
    UploadRecord,
    VideoRecord,
)

CHUNK = 500
OF_ITEMS = (
    "DELETE FROM feedback_read_mark WHERE feedback_id = ANY(%s)",
    "DELETE FROM feedback_reaction WHERE feedback_id = ANY(%s)",
    """DELETE FROM feedback_comment_edit
    WHERE comment_id IN (SELECT id FROM feedback_comment WHERE feedback_id = ANY(%s))""",
    "DELETE FROM feedback_comment WHERE feedback_id = ANY(%s)",
    "DELETE FROM feedback_status_change WHERE feedback_id = ANY(%s)",
    "DELETE FROM feedback_change WHERE feedback_id = ANY(%s)",
    "DELETE FROM feedback_item WHERE id = ANY(%s)",
)
OF_ROUNDS = (
    """DELETE FROM feedback_reviewer
       WHERE round_id IN (SELECT id FROM feedback_round WHERE version_id = ANY(%s))""",
    """DELETE FROM feedback_decision
       WHERE round_id IN (SELECT id FROM feedback_round WHERE version_id = ANY(%s))""",
    "DELETE FROM feedback_round WHERE version_id = ANY(%s)",
    "DELETE FROM feedback_finish WHERE version_id = ANY(%s)",
)
_VERSIONS = "ARRAY(SELECT id FROM feedback_version WHERE video_id = ANY(%s))"
_OF_UPLOADS = ("DELETE FROM feedback_upload WHERE id = ANY(%s)",)
_OF_VIDEOS = (
    # As everybody else: a video before its versions, and a version before what hangs on it.
    "SELECT id FROM feedback_video WHERE id = ANY(%s) ORDER BY id FOR UPDATE",
    "SELECT id FROM feedback_version WHERE video_id = ANY(%s) ORDER BY id FOR UPDATE",
    *(statement.replace("%s", _VERSIONS) for statement in OF_ROUNDS),
    "DELETE FROM feedback_step WHERE version_id IN (SELECT id FROM feedback_version WHERE video_id = ANY(%s))",
    "DELETE FROM feedback_rendition WHERE version_id IN (SELECT id FROM feedback_version WHERE video_id = ANY(%s))",
    "DELETE FROM feedback_version WHERE video_id = ANY(%s)",
    "DELETE FROM feedback_video WHERE id = ANY(%s)",
)


_OF_LINKS = (
    "DELETE FROM feedback_guest_session WHERE guest_id IN (SELECT id FROM feedback_guest WHERE link_id = ANY(%s))",
    "DELETE FROM feedback_guest WHERE link_id = ANY(%s)",
    "DELETE FROM feedback_share_use WHERE link_id = ANY(%s)",
    "DELETE FROM feedback_share_link WHERE id = ANY(%s)",
)


class PostgresRemains:
    """What hangs on an item or a video goes with it in one statement, so that no row is read."""

    def drop_some(self, project_id: UUID) -> bool:
        for record, statements in ((UploadRecord, _OF_UPLOADS), (FeedbackRecord, OF_ITEMS), (VideoRecord, _OF_VIDEOS)):
            rows = record.objects.filter(project_id=project_id).order_by("created_at", "id")
            if ids := list(rows.values_list("id", flat=True)[:CHUNK]):
                _execute(statements, ids)
                return True
        drop_links(project_id=project_id)
        CounterRecord.objects.filter(project_id=project_id).delete()
        DraftRecord.objects.filter(project_id=project_id).delete()
        StorageRecord.objects.filter(project_id=project_id).delete()
        return False


def drop_links(**which: UUID | list[UUID]) -> None:
    """With their guests."""
    rows = ShareLinkRecord.objects.select_for_update().filter(**which).order_by("id")
    _execute(_OF_LINKS, list(rows.values_list("id", flat=True)))


def _execute(statements: tuple[str, ...], ids: list[UUID]) -> None:
    with connection.cursor() as cursor:
        for statement in statements:
            cursor.execute(statement, [ids])
