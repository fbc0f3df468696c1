"""Conversations over PostgreSQL: the item's row, locked, and nothing else of it."""

from dataclasses import dataclass
from uuid import UUID

from core.application.ports import EventPublisher
from core.infrastructure.planned import planned_rows, planned_write
from feedback.domain.conversation import Conversation

_LOCKED = """
SELECT video_id, version_id, comment_count, reaction_count, in_trash FROM feedback_item
WHERE id = %s AND project_id = %s FOR NO KEY UPDATE
"""
_COUNT = "UPDATE feedback_item SET comment_count = %s, reaction_count = %s WHERE id = %s"


@dataclass(frozen=True)
class PostgresConversations:
    publish: EventPublisher

    def get(self, project_id: UUID, feedback_id: UUID) -> Conversation | None:
        found = self.anywhere(project_id, feedback_id)
        return None if found is None or found[1] else found[0]

    def anywhere(self, project_id: UUID, feedback_id: UUID) -> tuple[Conversation, bool] | None:
        rows = planned_rows(_LOCKED, (feedback_id, project_id))
        if not rows:
            return None
        ((video_id, version_id, comments, reactions, in_trash),) = rows
        return Conversation(
            feedback_id=feedback_id,
            project_id=project_id,
            video_id=video_id,
            version_id=version_id,
            comment_count=comments,
            reaction_count=reactions,
        ), in_trash

    def save(self, conversation: Conversation) -> None:
        counted = (conversation.comment_count, conversation.reaction_count)
        planned_write(_COUNT, (*counted, conversation.feedback_id))
        for fact in conversation.facts:
            self.publish(fact)
