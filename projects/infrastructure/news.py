"""ProjectNews over projects and their members."""

from datetime import datetime
from uuid import UUID

from django.db.models import F

from core.domain.events import project_channel
from core.infrastructure import streams
from projects.infrastructure.models import MemberRecord, ProjectRecord


class DjangoProjectNews:
    def touch(self, project_id: UUID, at: datetime) -> None:
        if ProjectRecord.objects.filter(id=project_id, last_activity_at__lt=at).update(last_activity_at=at):
            streams.change(project_channel(project_id))

    def rename(self, user_id: UUID, name: str) -> None:
        """The owner's name is part of the project's answer, so the answer's version rises with it."""
        renamed = MemberRecord.objects.filter(user_id=user_id).exclude(name=name)
        for project_id in renamed.values_list("project_id", flat=True):
            streams.change(project_channel(project_id))
        renamed.update(name=name)
        owned = ProjectRecord.objects.filter(owner_id=user_id).exclude(owner_name=name)
        owned.update(owner_name=name, version=F("version") + 1)
