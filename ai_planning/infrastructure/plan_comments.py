"""Comments on plans over PostgreSQL: all held by the row of their plan, which counts them."""

from collections.abc import Collection
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.db.models import Count

from ai_planning.contracts.rows import Author
from ai_planning.domain.comment_refusals import PlanCommentNotFound
from ai_planning.domain.plan_comment import PlanComment
from ai_planning.domain.plan_refusals import PlanNotFound
from ai_planning.domain.plan_talk import PlanTalk
from ai_planning.infrastructure.models import PlanCommentRecord, PlanRecord
from core.application.ports import EventPublisher

_PLAIN = (
    "id", "plan_id", "parent_id", "text", "created_at", "updated_at", "edited_at", "resolved_at", "deleted_at",
    "version",
)  # fmt: skip


@dataclass(frozen=True)
class DjangoPlanTalks:
    publish: EventPublisher

    def get(self, project_id: UUID, plan_id: UUID) -> PlanTalk:
        found = PlanRecord.objects.filter(id=plan_id, project_id=project_id, deleted_at=None)
        record = found.only("id", "parts", "comment_count").select_for_update(no_key=True).first()
        if record is None:
            raise PlanNotFound
        return PlanTalk(project_id, plan_id, frozenset(record.parts["parts"]), record.comment_count)

    def save(self, talk: PlanTalk) -> None:
        PlanRecord.objects.filter(id=talk.plan_id).update(comment_count=talk.comment_count)
        for fact in talk.facts:
            self.publish(fact)
        talk.facts.clear()


class DjangoPlanComments:
    def get(self, plan_id: UUID, comment_id: UUID) -> PlanComment:
        record = PlanCommentRecord.objects.filter(plan_id=plan_id, id=comment_id).first()
        if record is None:
            raise PlanCommentNotFound
        return comment_of(record)

    def line(self, plan_id: UUID, comment_id: UUID) -> tuple[PlanComment, ...]:
        comment = self.get(plan_id, comment_id)
        ids = [each for each in (comment.id, comment.parent_id) if each]
        hanging = PlanCommentRecord.objects.filter(parent_id__in=ids).order_by().values_list("parent_id")
        counts = dict(hanging.annotate(number=Count("id")))
        comment.reply_count = counts.get(comment.id, 0)
        if comment.parent_id is None:
            return (comment,)
        parent = self.get(plan_id, comment.parent_id)
        parent.reply_count = counts.get(parent.id, 0)
        return comment, parent

    def add(self, comment: PlanComment) -> None:
        author = {"author_id": comment.author.id, "author_name": comment.author.name}
        PlanCommentRecord(project_id=comment.project_id, **author, **_columns(comment)).save(force_insert=True)

    def save(self, comment: PlanComment) -> None:
        columns = _columns(comment)
        PlanCommentRecord.objects.filter(id=columns.pop("id")).update(**columns)

    def remove(self, comment_ids: Collection[UUID]) -> None:
        PlanCommentRecord.objects.filter(id__in=comment_ids).delete()


def people_of(kept: Any) -> tuple[Author, ...]:
    return tuple(Author(UUID(each["id"]), each["name"]) for each in kept)


def comment_of(record: PlanCommentRecord) -> PlanComment:
    resolver = Author(record.resolved_by_id, record.resolved_by_name) if record.resolved_by_id else None
    return PlanComment(
        project_id=record.project_id,
        part=record.part or None,
        **{name: getattr(record, name) for name in _PLAIN},
        author=Author(record.author_id, record.author_name),
        mentions=people_of(record.mentions),
        resolved_by=resolver,
    )


def _columns(comment: PlanComment) -> dict[str, Any]:
    return {name: getattr(comment, name) for name in _PLAIN} | {
        "part": comment.part or "",
        "mentions": [each.wire() for each in comment.mentions],
        "resolved_by_id": comment.resolved_by.id if comment.resolved_by else None,
        "resolved_by_name": comment.resolved_by.name if comment.resolved_by else "",
    }
