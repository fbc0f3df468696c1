"""Conversations over PostgreSQL: the item's row, locked, and nothing else of it."""

from dataclasses import dataclass
from uuid import UUID

from core.application.ports import EventPublisher
from feedback.domain.conversation import Conversation
from feedback.infrastructure.models import FeedbackRecord


@dataclass(frozen=True)
class PostgresConversations:
    publish: EventPublisher

    def get(self, project_id: UUID, feedback_id: UUID) -> Conversation | None:
        items = FeedbackRecord.objects.filter(id=feedback_id, project_id=project_id, in_trash=False)
        record = items.select_for_update(no_key=True).only(*_COLUMNS).first()
        return None if record is None else _conversation(record)

    def anywhere(self, project_id: UUID, feedback_id: UUID) -> tuple[Conversation, bool] | None:
        items = FeedbackRecord.objects.filter(id=feedback_id, project_id=project_id)
        record = items.select_for_update(no_key=True).only(*_COLUMNS, "in_trash").first()
        return None if record is None else (_conversation(record), record.in_trash)

    def save(self, conversation: Conversation) -> None:
        counted = {"comment_count": conversation.comment_count, "reaction_count": conversation.reaction_count}
        FeedbackRecord.objects.filter(id=conversation.feedback_id).update(**counted)
        for fact in conversation.facts:
            self.publish(fact)


_COLUMNS = ("id", "project_id", "video_id", "cut_id", "comment_count", "reaction_count")


def _conversation(record: FeedbackRecord) -> Conversation:
    return Conversation(
        feedback_id=record.id,
        project_id=record.project_id,
        video_id=record.video_id,
        version_id=record.cut_id,
        comment_count=record.comment_count,
        reaction_count=record.reaction_count,
    )
