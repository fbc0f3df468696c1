"""GuestWriting over PostgreSQL."""

from uuid import UUID

from feedback.infrastructure.models import (
    CommentRecord,
    DecisionRecord,
    FeedbackRecord,
    FinishRecord,
    ReactionRecord,
    ReviewerRecord,
)


class PostgresGuestWriting:
    def notes_of(self, guest_id: UUID) -> list[UUID]:
        items = FeedbackRecord.objects.filter(author_id=guest_id).order_by("id")
        return list(items.values_list("id", flat=True))

    def spoken_on_by(self, guest_id: UUID) -> list[UUID]:
        comments = CommentRecord.objects.filter(author_id=guest_id, deleted_at=None)
        reactions = ReactionRecord.objects.filter(user_id=guest_id)
        spoken_on = {*comments.values_list("feedback_id", flat=True), *reactions.values_list("feedback_id", flat=True)}
        return sorted(spoken_on)

    def said_by(self, guest_id: UUID, feedback_id: UUID) -> list[UUID]:
        comments = CommentRecord.objects.filter(author_id=guest_id, feedback_id=feedback_id, deleted_at=None)
        return list(comments.order_by("-created_at", "-id").values_list("id", flat=True))

    def reacted_to_by(self, guest_id: UUID, feedback_id: UUID) -> list[UUID]:
        reactions = ReactionRecord.objects.filter(user_id=guest_id, feedback_id=feedback_id)
        return list(reactions.order_by("comment_id").values_list("comment_id", flat=True))

    def explained_in(self, guest_id: UUID) -> list[tuple[UUID, UUID]]:
        found: set[tuple[UUID, UUID]] = set()
        for record in (ReviewerRecord, DecisionRecord):
            explained = record.objects.filter(person_id=guest_id).exclude(note="").order_by()
            found |= set(explained.values_list("round__cut_id", "round_id"))
        return sorted(found)

    def unsay_reasons(self, guest_id: UUID, round_id: UUID) -> None:
        DecisionRecord.objects.filter(person_id=guest_id, round_id=round_id).exclude(note="").update(note="")

    def unsay_summaries(self, guest_id: UUID) -> None:
        FinishRecord.objects.filter(person_id=guest_id).exclude(summary="").update(summary="")
