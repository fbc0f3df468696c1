"""Stories, shots and single parts: asked for, and taken by the plan as far as they are still wanted."""

from collections.abc import Callable
from typing import Any

from ai_planning.application.answering import Answer, answer
from ai_planning.application.bench import Begun, Bench
from ai_planning.contracts.job_rows import JobResult
from ai_planning.contracts.jobs import JobKind
from ai_planning.domain.plan_parts import Taken
from ai_planning.domain.provenance import Maker


def write_story(bench: Bench, begun: Begun) -> None:
    writer = bench.makers.writer(begun.job.requester.id, begun.job.wish.provider)
    brief = begun.plan.brief
    told = answer(bench, begun, writer.maker, lambda seed, watch: writer.write_story(brief, seed=seed, watch=watch))
    _keep(bench, begun, told, lambda plan, **how: plan.take_story(told.made.draft, **how))


def rewrite_stage(bench: Bench, begun: Begun) -> None:
    writer = bench.makers.writer(begun.job.requester.id, begun.job.wish.provider)
    stage_id, plan = begun.job.part, begun.plan
    asked = plan.brief, plan.story(), plan.parts.stage_ids.index(stage_id) + 1
    told = answer(bench, begun, writer.maker, lambda seed, watch: writer.rewrite_stage(*asked, seed=seed, watch=watch))
    _keep(bench, begun, told, lambda plan, **how: plan.take_stage(stage_id, told.made.draft, **how))


def design_shots(bench: Bench, begun: Begun) -> None:
    designer = bench.makers.designer(begun.job.requester.id, begun.job.wish.provider)
    asked = begun.plan.brief, begun.plan.story()
    told = answer(
        bench, begun, designer.maker, lambda seed, watch: designer.design_shots(*asked, seed=seed, watch=watch)
    )
    _keep(bench, begun, told, lambda plan, **how: plan.take_shots(told.made.draft, **how))


def redesign_shot(bench: Bench, begun: Begun) -> None:
    designer = bench.makers.designer(begun.job.requester.id, begun.job.wish.provider)
    shot_id, plan = begun.job.part, begun.plan
    asked = plan.brief, plan.story(), plan.shot_drafts(), plan.parts.shot(shot_id).position
    told = answer(
        bench, begun, designer.maker, lambda seed, watch: designer.redesign_shot(*asked, seed=seed, watch=watch)
    )
    _keep(bench, begun, told, lambda plan, **how: plan.take_shot(shot_id, told.made.draft, **how))


def design_inserts(bench: Bench, begun: Begun) -> None:
    designer = bench.makers.designer(begun.job.requester.id, begun.job.wish.provider)
    shot_id, plan = begun.job.part, begun.plan
    position = plan.parts.shot(shot_id).position
    asked = plan.brief, plan.parts.stage(plan.parts.stage_of(position)), plan.shot_drafts()[position - 1]
    told = answer(
        bench, begun, designer.maker, lambda seed, watch: designer.design_inserts(*asked, seed=seed, watch=watch)
    )
    _keep(bench, begun, told, lambda plan, **how: plan.take_inserts(shot_id, told.made.draft, **how))


PARTS: dict[JobKind, Callable[[Bench, Begun], None]] = {
    JobKind.STORY: write_story,
    JobKind.STAGE: rewrite_stage,
    JobKind.SHOTS: design_shots,
    JobKind.SHOT: redesign_shot,
    JobKind.INSERTS: design_inserts,
}


def _keep(bench: Bench, begun: Begun, told: Answer[Any], take: Callable[..., Taken]) -> None:
    """What is answered from memory is charged to nobody."""
    job = begun.job
    provenance = told.made.provenance.unpaid() if told.is_cached else told.made.provenance
    with bench.holding(begun) as held:
        now = bench.clock()
        taken = take(held.plan, seen=job.seen, provenance=provenance, by=held.job.requester, now=now)
        if not told.is_cached:
            held.charge()
            if told.key is not None:
                bench.remembered.charge(told.key)
        held.job.succeed(result_of(taken, provenance.maker, is_cached=told.is_cached), now)


def result_of(taken: Taken, maker: Maker, *, is_cached: bool = False) -> JobResult:
    return JobResult(
        taken=taken.taken,
        kept=taken.kept,
        provider=maker.provider.value,
        model=maker.model,
        is_cached=is_cached,
    )
