"""Saying something about a plan or a part of it, or replying."""

from dataclasses import dataclass
from uuid import UUID

from ai_planning.application.authorship import author_of
from ai_planning.application.comment_ports import Members, PlanComments, PlanTalks
from ai_planning.application.plan_conversing import called
from ai_planning.application.plan_ports import Access
from ai_planning.contracts.comment_rows import PlanCommentRow
from ai_planning.domain.comment_refusals import PlanCommentNotFound
from ai_planning.domain.plan_comment import PlanComment, Words
from core.application.ports import UnitOfWork
from core.domain.actor import Actor
from core.domain.clock import Clock
from core.domain.errors import InvalidField
from projects.contracts import Capability


@dataclass(frozen=True, kw_only=True)
class AddPlanComment:
    """`mentions` are members; `part` is the key of what it is about."""

    text: str
    part: str | None = None
    parent_id: UUID | None = None
    mentions: tuple[UUID, ...] = ()


def add_plan_comment(
    actor: Actor,
    project_id: UUID,
    plan_id: UUID,
    command: AddPlanComment,
    *,
    unit_of_work: UnitOfWork,
    access: Access,
    members: Members,
    talks: PlanTalks,
    comments: PlanComments,
    clock: Clock,
) -> PlanCommentRow:
    """PlanNotFound, InvalidField, PlanCommentDeletedBefore."""
    with unit_of_work(by=actor):
        grant = access(actor, project_id, Capability.COMMENT)
        talk = talks.get(grant.project_id, plan_id)
        comment = PlanComment.written(
            Words(command.text, called(command.mentions, grant.project_id, members)),
            place=(grant.project_id, plan_id),
            part=command.part,
            parent=_parent(plan_id, command, comments),
            author=author_of(grant),
            now=clock(),
        )
        talk.take(comment)
        comments.add(comment)
        talks.save(talk)
    return comment.row()


def _parent(plan_id: UUID, command: AddPlanComment, comments: PlanComments) -> PlanComment | None:
    if command.parent_id is None:
        return None
    try:
        return comments.get(plan_id, command.parent_id)
    except PlanCommentNotFound as error:
        raise InvalidField("/parent_id", "plan_comment.unknown") from error
