"""Who hears of what is said about a plan: the mentioned, the others in the thread, the plan's author."""

from collections.abc import Collection
from dataclasses import dataclass
from uuid import UUID, uuid5

from ai_planning.application.comment_ports import Heralds, PlanTalkNews, ToldPlan, ToldPlanComment
from core.application.ports import UnitOfWork
from core.domain.actor import SYSTEM
from identity.contracts import NotificationType
from notifications.contracts import News


@dataclass(frozen=True, kw_only=True)
class SaidOnPlan:
    """Where a comment is."""

    project_id: UUID
    plan_id: UUID
    comment_id: UUID


def tell_of_plan_comment(
    said: SaidOnPlan, delivery_id: UUID, *, unit_of_work: UnitOfWork, news: PlanTalkNews, heralds: Heralds
) -> None:
    with unit_of_work(by=SYSTEM):
        found = _found(said, news)
        if found is None:
            return
        plan, comment = found
        heralds.hold(_mentioned(comment) | comment.partners | {plan.author_id})
        mentioned = _tell_mentioned(plan, comment, heralds)
        if comment.row.parent_id is not None:
            heralds.tell(_news(NotificationType.REPLY, plan, comment, comment.partners - mentioned), delivery_id)
        author = frozenset({plan.author_id}) - mentioned
        heralds.tell(_news(NotificationType.REPLY, plan, comment, author, what="comment"), delivery_id)


def tell_of_plan_comment_edit(
    said: SaidOnPlan, *, unit_of_work: UnitOfWork, news: PlanTalkNews, heralds: Heralds
) -> None:
    """Whoever is mentioned now and was not before."""
    with unit_of_work(by=SYSTEM):
        found = _found(said, news)
        if found is not None:
            _tell_mentioned(*found, heralds)


def take_back(ids: Collection[UUID], *, unit_of_work: UnitOfWork, heralds: Heralds) -> None:
    """A plan or comments were deleted: nobody is to read of them any more."""
    with unit_of_work(by=SYSTEM):
        heralds.take_back(ids)


def _found(said: SaidOnPlan, news: PlanTalkNews) -> tuple[ToldPlan, ToldPlanComment] | None:
    plan = news.plan(said.project_id, said.plan_id)
    comment = news.comment(said.plan_id, said.comment_id) if plan else None
    return None if plan is None or comment is None else (plan, comment)


def _mentioned(comment: ToldPlanComment) -> frozenset[UUID]:
    return frozenset(each.id for each in comment.row.mentions)


def _tell_mentioned(plan: ToldPlan, comment: ToldPlanComment, heralds: Heralds) -> frozenset[UUID]:
    """Under one id for all mentions of a comment, so that an edit tells those alone who were not mentioned before."""
    if not comment.row.mentions:
        return frozenset()
    delivery_id = uuid5(comment.row.id, "mention")
    heralds.tell(_news(NotificationType.MENTION, plan, comment, _mentioned(comment)), delivery_id)
    return frozenset(heralds.told([delivery_id])[delivery_id])


def _news(
    kind: NotificationType, plan: ToldPlan, comment: ToldPlanComment, recipients: frozenset[UUID], *, what: str = ""
) -> News:
    """Replies gather by their plan, a mention by its comment."""
    row, is_talk = comment.row, kind is NotificationType.REPLY
    return News(
        kind=kind,
        what=what,
        project_id=plan.project_id,
        recipients=tuple(sorted(recipients)),
        subject_id=plan.id if is_talk else row.id,
        subject=plan.title,
        text=row.text,
        path=f"/projects/{plan.project_id}/plans/{plan.id}?comment={row.id}",
        actor_id=row.author.id,
        actor_name=row.author.name,
        thread_id=plan.id,
        source_id=row.id if is_talk else None,
    )
