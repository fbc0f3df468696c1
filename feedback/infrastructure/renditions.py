"""Renditions over PostgreSQL."""

from decimal import Decimal
from uuid import UUID

from core.domain.clock import utc_now
from core.domain.events import project_channel
from core.infrastructure import streams
from feedback.application.rendition_ports import KeptRendition, KeptSegment
from feedback.infrastructure.models import RenditionRecord, VersionRecord

_SIZES = ("width", "height", "bandwidth", "average_bandwidth", "target_seconds")
_PLAIN = ("name", "codecs", "init_key", "complete", *_SIZES)


class PostgresRenditions:
    def of(self, version_id: UUID) -> list[KeptRendition]:
        records = RenditionRecord.objects.filter(cut_id=version_id).order_by("-bandwidth", "name")
        return [_rendition(record) for record in records]

    def keep(self, rendition: KeptRendition) -> bool:
        if (project_id := _project_of(rendition.version_id)) is None:
            return False
        columns = {name: getattr(rendition, name) for name in _PLAIN}
        columns["segments"] = [[each.key, str(each.seconds), each.size] for each in rendition.segments]
        RenditionRecord.objects.update_or_create(
            cut_id=rendition.version_id, name=rendition.name, defaults=columns | {"updated_at": utc_now()}
        )
        streams.change(project_channel(project_id))
        return True

    def drop(self, version_id: UUID, names: set[str]) -> None:
        project_id = _project_of(version_id) if names else None
        if project_id is not None:
            RenditionRecord.objects.filter(cut_id=version_id, name__in=names).delete()
            streams.change(project_channel(project_id))


def _project_of(version_id: UUID) -> UUID | None:
    """Its project, None when it is gone; the row is locked, so that it cannot go meanwhile."""
    locked = VersionRecord.objects.select_for_update(of=("self",)).filter(id=version_id)
    return locked.values_list("project_id", flat=True).first()


def _rendition(record: RenditionRecord) -> KeptRendition:
    return KeptRendition(
        version_id=record.cut_id,
        segments=tuple(KeptSegment(key, Decimal(seconds), size) for key, seconds, size in record.segments),
        **{name: getattr(record, name) for name in _PLAIN},
    )
