"""VideoVersions over PostgreSQL."""

from dataclasses import asdict, dataclass, fields
from decimal import Decimal
from typing import Any
from uuid import UUID

from core.application.ports import EventPublisher
from feedback.contracts import Author, Delivery, DeliveryReason, ReviewState, VideoStatus
from feedback.domain.delivery import Decision
from feedback.domain.facts import Facts
from feedback.domain.video_version import Source, Thumbnail, VideoVersion
from feedback.infrastructure.models import VersionRecord, VideoRecord

_FACTS = tuple(field.name for field in fields(Facts))
_SOURCE = tuple(field.name for field in fields(Source))


@dataclass(frozen=True)
class PostgresVideoVersions:
    publish: EventPublisher

    def get(self, version_id: UUID) -> VideoVersion | None:
        record = VersionRecord.objects.select_for_update().filter(id=version_id, in_trash=False).first()
        # The video is read when the version is held: by a join, it would be as old as the moment before the wait.
        return None if record is None else version_of(record)

    def add(self, version: VideoVersion) -> None:
        VideoRecord(
            id=version.video_id,
            project_id=version.project_id,
            title=version.video_title,
            version_count=version.number,
            last_number=version.number,
            position=version.video_position,
            revision=version.video_revision,
            created_at=version.created_at,
        ).save(force_insert=True)
        insert_version(version)
        self._tell(version)

    def save(self, version: VideoVersion) -> None:
        VersionRecord.objects.filter(id=version.id).update(**_columns(version))
        self._tell(version)

    def known(self, version_ids: set[UUID]) -> set[UUID]:
        return set(VersionRecord.objects.filter(id__in=version_ids).values_list("id", flat=True))

    def _tell(self, version: VideoVersion) -> None:
        for fact in version.told:
            self.publish(fact)


def insert_version(version: VideoVersion) -> None:
    VersionRecord(id=version.id, created_at=version.created_at, **_columns(version)).save(force_insert=True)


def version_of(record: VersionRecord) -> VideoVersion:
    """`record.video` is loaded."""
    return VideoVersion(
        id=record.id,
        project_id=record.project_id,
        video_id=record.video_id,
        video_title=record.video.title,
        number=record.number,
        label=record.label,
        notes=record.notes,
        status=VideoStatus(record.status),
        source=Source(**{name: getattr(record, name) for name in _SOURCE}),
        facts=_facts(record),
        decision=_decision(record),
        poster_key=record.poster_key,
        thumbnails=tuple(Thumbnail(Decimal(each["time"]), each["key"]) for each in record.thumbnails),
        failure_code=record.failure_code,
        uploaded_by=Author(record.uploaded_by_id, record.uploaded_by_name),
        created_at=record.created_at,
        updated_at=record.updated_at,
        video_position=record.video.position,
        video_revision=record.video.revision,
        derived_bytes=record.derived_bytes,
        deleted_at=record.deleted_at,
        deleted_by_id=record.deleted_by_id,
        purging=record.purging,
        review=ReviewState(record.review),
    )


def _facts(record: VersionRecord) -> Facts | None:
    if record.frame_rate is None:
        return None
    return Facts(**{name: getattr(record, name) for name in _FACTS})


def _decision(record: VersionRecord) -> Decision | None:
    if record.decision is None or record.decision_reason is None:
        return None
    return Decision(Delivery(record.decision), DeliveryReason(record.decision_reason))


def _columns(version: VideoVersion) -> dict[str, Any]:
    """All but what never changes after the insert."""
    facts = dict.fromkeys(_FACTS) if version.facts is None else asdict(version.facts)
    return {
        "project_id": version.project_id,
        "video_id": version.video_id,
        "number": version.number,
        "label": version.label,
        "notes": version.notes,
        "status": version.status,
        **asdict(version.source),
        **facts,
        "decision": version.decision.delivery if version.decision else None,
        "decision_reason": version.decision.reason if version.decision else None,
        "poster_key": version.poster_key,
        "thumbnails": [{"time": str(each.time), "key": each.key} for each in version.thumbnails],
        "failure_code": version.failure_code,
        "derived_bytes": version.derived_bytes,
        "review": version.review,
        "uploaded_by_id": version.uploaded_by.id,
        "uploaded_by_name": version.uploaded_by.name,
        "updated_at": version.updated_at,
    }
