"""VersionReads over PostgreSQL."""

from uuid import UUID

from core.domain.pages import Page, PageRequest
from feedback.application.read_models import SeenVideo, VideoPage
from feedback.infrastructure.models import VersionRecord
from feedback.infrastructure.positions import versions_position
from feedback.infrastructure.video_reads import COLUMNS, seen
from projects.contracts import ProjectGrant


class PostgresVersionReads:
    def page(self, grant: ProjectGrant, video_id: UUID, wanted: PageRequest) -> VideoPage | None:
        number, seq, epoch = versions_position(grant.project_id, video_id)
        if not number:
            return None
        records = VersionRecord.objects.filter(project_id=grant.project_id, video_id=video_id, in_trash=False)
        window = records.order_by("-number").values(*COLUMNS)[wanted.offset : wanted.offset + wanted.size]
        found = [seen(values) for values in window]
        page = Page(tuple(row for row, _ in found), number, seq, epoch)
        return VideoPage(page, tuple(objects for _, objects in found))

    def row(self, grant: ProjectGrant, video_id: UUID, version_id: UUID) -> SeenVideo | None:
        records = VersionRecord.objects.filter(project_id=grant.project_id, video_id=video_id, in_trash=False)
        values = records.filter(id=version_id).values(*COLUMNS).first()
        return None if values is None else seen(values)
