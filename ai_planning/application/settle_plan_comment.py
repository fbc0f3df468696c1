"""A thread on a plan is resolved, or open again."""

from uuid import UUID

from ai_planning.application.authorship import author_of
from ai_planning.application.comment_ports import PlanComments, PlanTalks
from ai_planning.application.plan_conversing import PlanCommentTarget
from ai_planning.application.plan_ports import Access
from ai_planning.contracts.comment_rows import PlanCommentRow
from ai_planning.domain.comment_refusals import NotYourPlanComment
from core.application.ports import UnitOfWork
from core.domain.actor import Actor
from core.domain.clock import Clock
from projects.contracts import Capability


def settle_plan_comment(
    actor: Actor,
    project_id: UUID,
    target: PlanCommentTarget,
    *,
    is_resolved: bool,
    unit_of_work: UnitOfWork,
    access: Access,
    talks: PlanTalks,
    comments: PlanComments,
    clock: Clock,
) -> PlanCommentRow:
    """Who began it, and whoever may update. Once more is no change.

    PlanNotFound, PlanCommentNotFound, NotYourPlanComment, PlanCommentDeletedBefore, ReplyIsNotResolved.
    """
    with unit_of_work(by=actor):
        grant = access(actor, project_id, Capability.COMMENT)
        talk = talks.get(grant.project_id, target.plan_id)
        comment = comments.get(target.plan_id, target.comment_id)
        if comment.author.id != grant.user_id and not grant.allows(Capability.UPDATE):
            raise NotYourPlanComment
        if comment.settle(author_of(grant) if is_resolved else None, clock()):
            talk.tell_of(comment)
            comments.save(comment)
            talks.save(talk)
    return comment.row()
