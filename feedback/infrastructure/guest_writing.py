"""GuestWriting over PostgreSQL."""

from uuid import UUID

from feedback.infrastructure.models import CommentRecord, FeedbackRecord, ReactionRecord


class PostgresGuestWriting:
    def notes_of(self, guest_id: UUID) -> list[UUID]:
        items = FeedbackRecord.objects.filter(author_id=guest_id, in_trash=False).order_by("id")
        return list(items.values_list("id", flat=True))

    def spoken_on_by(self, guest_id: UUID) -> list[UUID]:
        comments = CommentRecord.objects.filter(author_id=guest_id, deleted_at=None, feedback__in_trash=False)
        reactions = ReactionRecord.objects.filter(user_id=guest_id, feedback__in_trash=False)
        spoken_on = {*comments.values_list("feedback_id", flat=True), *reactions.values_list("feedback_id", flat=True)}
        return sorted(spoken_on)

    def said_by(self, guest_id: UUID, feedback_id: UUID) -> list[UUID]:
        comments = CommentRecord.objects.filter(author_id=guest_id, feedback_id=feedback_id, deleted_at=None)
        return list(comments.order_by("-created_at", "-id").values_list("id", flat=True))

    def reacted_to_by(self, guest_id: UUID, feedback_id: UUID) -> list[UUID]:
        reactions = ReactionRecord.objects.filter(user_id=guest_id, feedback_id=feedback_id)
        return list(reactions.order_by("comment_id").values_list("comment_id", flat=True))
