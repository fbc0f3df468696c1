"""Footages over PostgreSQL."""

from uuid import UUID

from django.db.models import F

from feedback.domain.footage import Footage
from feedback.infrastructure.feedback_items import footage_of
from feedback.infrastructure.models import VersionRecord


class PostgresFootages:
    """The version's row stays locked, so that a note and the end of processing never miss each other."""

    def find(self, project_id: UUID, video_id: UUID | None, version_id: UUID | None) -> Footage | None:
        records = VersionRecord.objects.select_related("video").filter(project_id=project_id, in_trash=False)
        if video_id is not None:
            records = records.filter(video_id=video_id)
        if version_id is not None:
            records = records.filter(id=version_id)
        else:
            records = records.filter(number=F("video__version_count"))
        record = records.select_for_update(of=("self",), no_key=True).first() if video_id or version_id else None
        return None if record is None else footage_of(record)
