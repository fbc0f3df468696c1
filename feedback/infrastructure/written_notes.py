"""Writings over PostgreSQL: a note counts on the version that it was written on, carried on or not."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db import connection
from django.db.models import Case, F, Q, QuerySet, When

from feedback.application.round_read_models import WrittenNote
from feedback.domain.footage import timecode_at
from feedback.domain.review_finish import Written
from feedback.infrastructure.models import FeedbackRecord, VersionRecord

_COUNT = """
SELECT (SELECT count(*) FROM feedback_item
        WHERE (version_id = %(version)s AND origin_version_id IS NULL OR origin_version_id = %(version)s)
            AND author_id = %(author)s AND created_at > %(since)s AND NOT in_trash),
       (SELECT count(*) FROM feedback_comment comment JOIN feedback_item item ON item.id = comment.feedback_id
        WHERE (item.version_id = %(version)s OR item.origin_version_id = %(version)s) AND NOT item.in_trash
            AND comment.author_id = %(author)s AND comment.created_at > %(since)s AND comment.deleted_at IS NULL)
"""


class PostgresWritings:
    def count(self, version_id: UUID, author_id: UUID, since: datetime | None) -> Written:
        given = {"version": version_id, "author": author_id, "since": since or "-infinity"}
        with connection.cursor() as cursor:
            cursor.execute(_COUNT, given)
            return Written(*cursor.fetchone())

    def notes(
        self, version_id: UUID, author_id: UUID, since: datetime | None, until: datetime, most: int
    ) -> list[WrittenNote]:
        there = _written_on(version_id).filter(author_id=author_id, created_at__lte=until)
        wanted = there if since is None else there.filter(created_at__gt=since)
        placed = wanted.annotate(
            place=Case(When(origin_version_id=version_id, then="origin_frame"), default="frame"),
        )
        rows = placed.order_by(F("place").asc(nulls_last=True), "created_at", "id")
        found = list(rows.values("id", "title", "text", "place", "drawing")[:most])
        timing: Mapping[str, Any]
        timing = VersionRecord.objects.filter(id=version_id).values("frame_rate", "start_timecode").first() or {}
        return [_note(row, timing) for row in found]


def _written_on(version_id: UUID) -> "QuerySet[FeedbackRecord]":
    home = Q(cut_id=version_id, origin_version_id=None) | Q(origin_version_id=version_id)
    return FeedbackRecord.objects.filter(home, in_trash=False)


def _note(row: Mapping[str, Any], timing: Mapping[str, Any]) -> WrittenNote:
    frame = row["place"]
    return WrittenNote(
        id=row["id"],
        title=row["title"],
        text=row["text"],
        frame=frame,
        timecode=timecode_at(frame, timing.get("frame_rate"), timing.get("start_timecode")),
        drawing=tuple(row["drawing"]),
    )
