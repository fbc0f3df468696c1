"""Footages over PostgreSQL."""

from uuid import UUID

from django.db.models import Case, OuterRef, Subquery, Value, When

from feedback.domain.footage import Footage
from feedback.infrastructure.item_mapping import footage_of
from feedback.infrastructure.models import VersionRecord, VideoRecord

_SHOWN = Subquery(VideoRecord.objects.filter(id=OuterRef("video_id")).values("version_count"))
_SHOWN_FIRST = Case(When(number=_SHOWN, then=Value(0)), default=Value(1))


class PostgresFootages:
    """The version's row stays locked, so that a note and the end of processing never miss each other.

    It is locked alone: by a join, its video would be as old as the moment before the wait. When it went meanwhile, the
    next one is found.
    """

    def find(self, project_id: UUID, video_id: UUID | None, version_id: UUID | None) -> Footage | None:
        if video_id is None and version_id is None:
            return None
        records = VersionRecord.objects.filter(project_id=project_id, in_trash=False)
        if video_id is not None:
            records = records.filter(video_id=video_id)
        if version_id is not None:
            records = records.filter(id=version_id)
        record = records.select_for_update(no_key=True).order_by(_SHOWN_FIRST, "-number").first()
        return None if record is None else footage_of(record)
