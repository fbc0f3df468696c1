"""Asking for a job: room in quotas and budget, what it supersedes, its row and its wake-up, all at once."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date, datetime
from uuid import UUID

from ai_planning.application.authorship import author_of
from ai_planning.application.desk import Desk
from ai_planning.application.generation_ports import Makers, Named
from ai_planning.contracts.job_rows import JobRow
from ai_planning.contracts.jobs import CancelReason, JobKind
from ai_planning.contracts.rows import Author
from ai_planning.domain.generation_refusals import ProviderNotConfigured
from ai_planning.domain.job_refusals import StillInTheMaking
from ai_planning.domain.job_wish import JobWish
from ai_planning.domain.plan import VideoPlan
from ai_planning.domain.plan_refusals import ShotNotFound
from ai_planning.domain.planning_job import PlanningJob
from ai_planning.domain.provenance import Maker, Provider, costs_us
from ai_planning.domain.question import Question
from ai_planning.domain.usage import day_in_seoul
from core.application.refusals import Unavailable
from core.domain.actor import Actor
from core.domain.ids import new_id
from projects.contracts import Capability, ProjectGrant

WRITTEN = (JobKind.STORY, JobKind.STAGE)
DESIGNED = (JobKind.SHOTS, JobKind.SHOT, JobKind.INSERTS)


class NotConfigured(Unavailable):
    """The provider that was asked for by name has no key."""

    code = ProviderNotConfigured.code


@dataclass(frozen=True, kw_only=True)
class Asked:
    """What is wanted of which plan; `retry_of` is the job that is tried again."""

    actor: Actor
    project_id: UUID
    plan_id: UUID
    wish: JobWish
    retry_of: UUID | None = None


def ask(asked: Asked, desk: Desk) -> JobRow:
    """NotConfigured, PlanNotFound, StageNotFound, ShotNotFound, TooManyFrames, StillInTheMaking, TooManyJobsAtOnce,
    DailyQuotaSpent, TokensSpent, BudgetSpent."""
    desk.access.require(asked.actor, asked.project_id, Capability.UPDATE)
    maker = maker_of(asked.wish, asked.actor.user_id, desk.makers)
    with desk.unit_of_work(by=asked.actor):
        grant = desk.access.require(asked.actor, asked.project_id, Capability.UPDATE)
        job, ended = _admitted(asked, grant, maker, desk)
        desk.jobs.add(job)
        desk.orders.order(job)
    for each in (*ended, job):
        desk.count(each)
    return job.row()


def maker_of(wish: JobWish, user_id: UUID, makers: Makers) -> Maker | None:
    """NotConfigured; None for a file, which nobody makes up."""
    if wish.kind is JobKind.EXPORT:
        return None
    try:
        return _named(wish, makers)(user_id, wish.provider).maker
    except ProviderNotConfigured as refusal:
        raise NotConfigured from refusal


def question_of(job: PlanningJob | None, wish: JobWish, plan: VideoPlan) -> Question:
    """`job` None: as far as it may be known already."""
    story = plan.story() if wish.kind in DESIGNED else ()
    seed = None if wish.is_remembered or job is None else job.seed
    return Question(wish.kind, plan.brief, story, seed)


def _named(wish: JobWish, makers: Makers) -> Callable[[UUID, Provider | None], Named]:
    if wish.kind in WRITTEN:
        return makers.writer
    return makers.designer if wish.kind in DESIGNED else makers.artist


def _admitted(
    asked: Asked, grant: ProjectGrant, maker: Maker | None, desk: Desk
) -> tuple[PlanningJob, list[PlanningJob]]:
    """The job, and those that it ends. Rows are locked in the order that all keep: usage, budget, plan, jobs."""
    now = desk.clock()
    usage = desk.usages.hold(grant.user_id, day_in_seoul(now))
    budget = desk.budgets.hold(grant.project_id) if maker is not None and costs_us(maker) else None
    plan = desk.plans.get(grant.project_id, asked.plan_id)
    wish = _fitting(asked.wish, plan)
    if wish.shot_ids:
        desk.frames.demand_room(plan.id, wish.shot_ids)
    is_free = _is_known(wish, plan, maker, grant.user_id, desk)
    if budget is not None and not is_free:
        usage.demand_tokens(desk.allowance, now)
        budget.demand_left()
    ended = _supersede(_open_beside(wish, plan.id, desk), wish, desk)
    job = _new_job(asked, wish, plan, author_of(grant), is_free=is_free, day=usage.day, now=now)
    usage.demand_room(job.reservation, desk.jobs.reserved_by(grant.user_id), desk.allowance, now)
    job.ask()
    return job, ended


def _new_job(
    asked: Asked, wish: JobWish, plan: VideoPlan, by: Author, *, is_free: bool, day: date, now: datetime
) -> PlanningJob:
    return PlanningJob(
        id=new_id(),
        project_id=plan.project_id,
        plan_id=plan.id,
        wish=wish,
        requester=by,
        seen=plan.version,
        day=day,
        is_free=is_free,
        retry_of=asked.retry_of,
        created_at=now,
        updated_at=now,
    )


def _fitting(wish: JobWish, plan: VideoPlan) -> JobWish:
    """StageNotFound, ShotNotFound; a storyboard of no shots in particular is one of all."""
    if wish.kind is JobKind.STORYBOARD:
        known = plan.parts.shot_ids
        if not set(wish.shot_ids) <= set(known):
            raise ShotNotFound
        return replace(wish, shot_ids=tuple(each for each in known if not wish.shot_ids or each in wish.shot_ids))
    if wish.part_id is not None:
        look_up = plan.parts.stage if wish.kind is JobKind.STAGE else plan.parts.shot
        look_up(wish.part_id)
    return wish


def _is_known(wish: JobWish, plan: VideoPlan, maker: Maker | None, user_id: UUID, desk: Desk) -> bool:
    if maker is None or not wish.is_remembered:
        return False
    return desk.remembered.has(question_of(None, wish, plan).key(maker, user_id))


def _open_beside(wish: JobWish, plan_id: UUID, desk: Desk) -> list[PlanningJob]:
    """StillInTheMaking, before it is made of what will not be there any more."""
    beside = desk.jobs.open_on(plan_id)
    if any(older.wish.kind in wish.made_of for older in beside):
        raise StillInTheMaking
    return beside


def _supersede(beside: list[PlanningJob], wish: JobWish, desk: Desk) -> list[PlanningJob]:
    """Those that are wanted no more, now that somebody asks for the same anew."""
    ended, now = [], desk.clock()
    for older in beside:
        if not older.wish.is_about_the_same_as(wish):
            continue
        if wish.kind is JobKind.STORYBOARD:
            older.leave_out(wish.shot_ids, now)
        else:
            older.cancel(CancelReason.SUPERSEDED, now)
        if older.told:
            desk.jobs.save(older)
        if not older.is_open:
            ended.append(older)
    return ended
