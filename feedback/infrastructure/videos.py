"""Videos over PostgreSQL: the row of the video is locked before those of its versions."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.db import connection
from django.db.models import QuerySet

from core.application.ports import EventPublisher
from core.domain.events import Event
from core.infrastructure import outbox
from feedback.domain.video import Video
from feedback.domain.video_version import VideoVersion
from feedback.infrastructure.models import VersionRecord, VideoRecord
from feedback.infrastructure.video_versions import insert_version, version_of

# What people change of a version; the rest a worker changes, and keeps.
_KEPT = ("label", "notes", "updated_at", "deleted_at", "deleted_by_id", "purging", "in_trash")
_PLACE = """
UPDATE feedback_video SET position = placed.position
FROM unnest(%s::uuid[], %s::integer[]) AS placed (id, position) WHERE feedback_video.id = placed.id
"""


@dataclass(frozen=True)
class PostgresVideos:
    publish: EventPublisher
    publish_all: Callable[[Sequence[Event]], None] = outbox.publish_all

    def get(self, project_id: UUID, video_id: UUID) -> Video | None:
        return _one(VideoRecord.objects.filter(id=video_id, project_id=project_id, deleted_at__isnull=True))

    def get_trashed(self, project_id: UUID, video_id: UUID) -> Video | None:
        return _one(VideoRecord.objects.filter(id=video_id, project_id=project_id, deleted_at__isnull=False))

    def all_of(self, project_id: UUID) -> list[Video]:
        return _videos(VideoRecord.objects.filter(project_id=project_id, deleted_at__isnull=True))

    def save(self, video: Video) -> None:
        VideoRecord.objects.filter(id=video.id).update(
            title=video.title,
            position=video.position,
            version_count=video.shown_number,
            last_number=video.last_number,
            revision=video.revision,
            deleted_at=video.deleted_at,
            deleted_by_id=video.deleted_by_id,
            purging=video.purging,
        )
        _keep_versions(video)
        for fact in video.told:
            self.publish(fact)

    def save_places(self, videos: Sequence[Video]) -> None:
        places = {video.id: video.position for video in videos}
        with connection.cursor() as cursor:
            cursor.execute(_PLACE, [list(places), list(places.values())])
        self.publish_all([fact for video in videos for fact in video.told])


def _one(which: "QuerySet[VideoRecord]") -> Video | None:
    return next(iter(_videos(which)), None)


def _videos(which: "QuerySet[VideoRecord]") -> list[Video]:
    """Two statements; all lock in the order of ids, so that nobody waits in a circle."""
    records = {record.id: record for record in which.select_for_update(no_key=True).order_by("id")}
    versions: dict[UUID, list[VideoVersion]] = {video_id: [] for video_id in records}
    for row in VersionRecord.objects.filter(video_id__in=records).select_for_update(no_key=True).order_by("id"):
        row.video = records[row.video_id]
        versions[row.video_id].append(version_of(row))
    return [_video(record, versions[record.id]) for record in records.values()]


def _video(record: VideoRecord, versions: list[VideoVersion]) -> Video:
    versions.sort(key=lambda each: each.number)
    return Video(
        id=record.id,
        project_id=record.project_id,
        title=record.title,
        position=record.position,
        last_number=max(record.last_number, versions[-1].number),
        shown_number=record.version_count,
        revision=record.revision,
        created_at=record.created_at,
        versions=versions,
        deleted_at=record.deleted_at,
        deleted_by_id=record.deleted_by_id,
        purging=record.purging,
    )


def _keep_versions(video: Video) -> None:
    """Three statements at most, and another for each that is new, however many there are."""
    kept = {record.id: record for record in VersionRecord.objects.filter(video_id=video.id).only(*_KEPT)}
    changed = []
    for version in video.versions:
        record, columns = kept.get(version.id), _columns(version, video)
        if record is None:
            insert_version(version)
        elif any(getattr(record, name) != value for name, value in columns.items()):
            changed.append(VersionRecord(id=version.id, **columns))
    VersionRecord.objects.bulk_update(changed, _KEPT)


def _columns(version: VideoVersion, video: Video) -> dict[str, Any]:
    in_trash = video.deleted_at is not None or not version.is_living
    return {name: getattr(version, name) for name in _KEPT[:-1]} | {"in_trash": in_trash}
