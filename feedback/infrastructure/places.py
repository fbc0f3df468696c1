"""Places over PostgreSQL: one statement each."""

from uuid import UUID

from feedback.application.whereabouts import Whereabouts
from feedback.infrastructure.models import FeedbackRecord, VersionRecord


class PostgresPlaces:
    def of_item(self, project_id: UUID, feedback_id: UUID) -> Whereabouts | None:
        records = FeedbackRecord.objects.filter(id=feedback_id, project_id=project_id, in_trash=False)
        found = records.values_list("video_id", "cut_id").first()
        return found and Whereabouts(*found)

    def of_version(self, project_id: UUID, version_id: UUID) -> Whereabouts | None:
        records = VersionRecord.objects.filter(id=version_id, project_id=project_id, in_trash=False)
        found = records.values_list("video_id", "id").first()
        return found and Whereabouts(*found)
