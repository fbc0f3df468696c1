"""NamedAttachments over PostgreSQL."""

from uuid import UUID

from feedback.infrastructure.models import FeedbackRecord


class PostgresNamedAttachments:
    def of(self, feedback_ids: set[UUID]) -> set[UUID]:
        rows = FeedbackRecord.objects.filter(id__in=feedback_ids).values_list("attachments", flat=True)
        return {UUID(each["id"]) for attachments in rows for each in attachments}
