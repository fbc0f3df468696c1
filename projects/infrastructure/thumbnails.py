"""Thumbnails over the projects' rows, and their painter over the kernel's pictures."""

from collections.abc import Mapping
from uuid import UUID

from core.infrastructure.pictures import paint
from projects.domain.thumbnail import ThumbnailSize
from projects.infrastructure.models import ProjectRecord

KINDS = ("JPEG", "PNG", "WEBP")


class DjangoThumbnails:
    def shown(self, project_id: UUID) -> str:
        found = ProjectRecord.objects.filter(id=project_id).values_list("thumbnail", flat=True).first()
        return found or ""


class PillowThumbnailPainter:
    def paint(self, content: bytes) -> Mapping[ThumbnailSize, bytes]:
        painted = paint(content, KINDS, [size.value for size in ThumbnailSize])
        return {size: painted[size.value] for size in ThumbnailSize}
