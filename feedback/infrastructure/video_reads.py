"""VideoReads over PostgreSQL: each video as it is shown, two statements whatever the page size."""

from decimal import Decimal
from typing import Any
from uuid import UUID

from django.db.models import F, QuerySet

from core.domain.pages import Page
from feedback.application.read_models import SeenVideo, VideoObjects, VideoPage, VideoQuestion
from feedback.contracts import Author, Delivery, ReviewState, VideoRow, VideoStatus
from feedback.infrastructure.models import VersionRecord
from feedback.infrastructure.positions import videos_position
from projects.contracts import ProjectGrant

_RENAMED = {
    "id": "video_id",
    "title": "video__title",
    "position": "video__position",
    "revision": "video__revision",
    "version_id": "id",
    "version_number": "number",
}
_SHOWN = tuple(
    name for name in VideoRow.__slots__ if name not in ("uploaded_by", "status", "decision", "review", *_RENAMED)
)
_MORE = ("status", "decision", "review", "uploaded_by_id", "uploaded_by_name", "object_key", "poster_key", "thumbnails")
COLUMNS = (*_RENAMED.values(), *_SHOWN, *_MORE)


class PostgresVideoReads:
    def page(self, grant: ProjectGrant, question: VideoQuestion) -> VideoPage:
        number, seq, epoch = videos_position(grant.project_id, question.status)
        records = _shown(grant).order_by("video__position", "-video__created_at", "-video_id")
        if question.status is not None:
            records = records.filter(status=question.status)
        wanted = question.page
        found = [seen(values) for values in records.values(*COLUMNS)[wanted.offset : wanted.offset + wanted.size]]
        page = Page(tuple(row for row, _ in found), number, seq, epoch)
        return VideoPage(page, tuple(objects for _, objects in found))

    def row(self, grant: ProjectGrant, video_id: UUID) -> SeenVideo | None:
        values = _shown(grant).filter(video_id=video_id).values(*COLUMNS).first()
        return None if values is None else seen(values)


def _shown(grant: ProjectGrant) -> QuerySet[VersionRecord]:
    shown = VersionRecord.objects.filter(number=F("video__version_count"), in_trash=False)
    return shown.filter(video__project_id=grant.project_id)


def seen(values: dict[str, Any]) -> SeenVideo:
    """A video as of the version with these COLUMNS."""
    row = VideoRow(
        **{name: values[column] for name, column in _RENAMED.items()},
        **{name: values[name] for name in _SHOWN},
        status=VideoStatus(values["status"]),
        review=ReviewState(values["review"]),
        decision=values["decision"] and Delivery(values["decision"]),
        uploaded_by=Author(values["uploaded_by_id"], values["uploaded_by_name"]),
    )
    objects = VideoObjects(
        source=values["object_key"] if values["sha256"] else None,
        poster=values["poster_key"],
        thumbnails=tuple((Decimal(each["time"]), each["key"]) for each in values["thumbnails"]),
    )
    return row, objects
