"""Changing what one has said about a plan."""

from dataclasses import dataclass
from uuid import UUID

from ai_planning.application.comment_ports import Members, PlanComments, PlanTalks
from ai_planning.application.plan_conversing import PlanCommentTarget, called
from ai_planning.application.plan_ports import Access
from ai_planning.contracts.comment_rows import PlanCommentRow
from ai_planning.domain.comment_refusals import NotYourPlanComment
from ai_planning.domain.plan_comment import PlanComment, Words
from core.application.ports import UnitOfWork
from core.domain.actor import Actor
from core.domain.clock import Clock
from projects.contracts import Capability


@dataclass(frozen=True)
class RevisePlanComment:
    """What is None stays as it is."""

    text: str | None = None
    mentions: tuple[UUID, ...] | None = None


def revise_plan_comment(
    actor: Actor,
    project_id: UUID,
    target: PlanCommentTarget,
    command: RevisePlanComment,
    *,
    unit_of_work: UnitOfWork,
    access: Access,
    members: Members,
    talks: PlanTalks,
    comments: PlanComments,
    clock: Clock,
) -> PlanCommentRow:
    """PlanNotFound, PlanCommentNotFound, NotYourPlanComment, PlanCommentDeletedBefore, Stale, InvalidField."""
    with unit_of_work(by=actor):
        grant = access(actor, project_id, Capability.COMMENT)
        talk = talks.get(grant.project_id, target.plan_id)
        comment = comments.get(target.plan_id, target.comment_id)
        if comment.author.id != grant.user_id:
            raise NotYourPlanComment
        comment.expect(target.expected_version)
        comment.check_it_stands()
        if comment.revise(_words(comment, command, grant.project_id, members), clock()):
            talk.tell_of(comment)
            comments.save(comment)
            talks.save(talk)
    return comment.row()


def _words(comment: PlanComment, command: RevisePlanComment, project_id: UUID, members: Members) -> Words:
    text = comment.text if command.text is None else command.text
    if command.mentions is None:
        return Words(text, comment.mentions)
    return Words(text, called(command.mentions, project_id, members, known=comment.mentions))
