"""Taking back what one has said about a plan, or removing what others said."""

from uuid import UUID

from ai_planning.application.comment_ports import PlanComments, PlanTalks
from ai_planning.application.plan_conversing import PlanCommentTarget
from ai_planning.application.plan_ports import Access
from ai_planning.domain.comment_refusals import NotYourPlanComment
from ai_planning.domain.plan_comment import gone_with
from core.application.ports import UnitOfWork
from core.domain.actor import Actor
from core.domain.clock import Clock
from projects.contracts import Capability


def delete_plan_comment(
    actor: Actor,
    project_id: UUID,
    target: PlanCommentTarget,
    *,
    unit_of_work: UnitOfWork,
    access: Access,
    talks: PlanTalks,
    comments: PlanComments,
    clock: Clock,
) -> None:
    """PlanNotFound, PlanCommentNotFound, NotYourPlanComment, PlanCommentDeletedBefore, Stale."""
    with unit_of_work(by=actor):
        grant = access(actor, project_id, Capability.COMMENT)
        talk = talks.get(grant.project_id, target.plan_id)
        line = comments.line(target.plan_id, target.comment_id)
        comment, gone = line[0], gone_with(line)
        if comment.author.id != grant.user_id and not grant.allows(Capability.DELETE):
            raise NotYourPlanComment
        comment.expect(target.expected_version)
        talk.lose(comment, gone, clock())
        if gone:
            comments.remove(gone)
        else:
            comments.save(comment)
        talks.save(talk)
