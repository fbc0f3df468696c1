"""A storyboard: frame by frame, each kept and charged as soon as it is drawn."""

from contextlib import suppress
from typing import Any
from uuid import UUID

from ai_planning.application.bench import Begun, Bench
from ai_planning.application.generation_ports import Made, StoryboardArtist
from ai_planning.application.job_watch import JobWatch
from ai_planning.application.keep_frame import FrameKeeper
from ai_planning.application.make_parts import result_of
from ai_planning.domain.brief import Brief
from ai_planning.domain.drafts import Picture, ShotDraft, StageDraft
from ai_planning.domain.generation_refusals import FrameNotWanted
from ai_planning.domain.plan import VideoPlan
from ai_planning.domain.question import first_seed


def draw_frames(bench: Bench, begun: Begun, *, keeper: FrameKeeper) -> None:
    """What was drawn before its worker died is not drawn again; shots that a newer job draws are left to that one."""
    job = begun.job
    artist = bench.makers.artist(job.requester.id, job.wish.provider)
    for shot_id in job.left:
        with suppress(FrameNotWanted):
            _draw(bench, bench.look_again(begun), shot_id, artist, keeper)


def _draw(bench: Bench, now: Begun, shot_id: UUID, artist: StoryboardArtist, keeper: FrameKeeper) -> None:
    """The shot as it is told now: those before it took a while."""
    left, drawn = now.job.left, len(now.job.drawn)
    if shot_id not in left:
        raise FrameNotWanted
    keeper.frames.demand_room(now.plan.id, (shot_id,))
    bench.admit(now, artist.maker)
    each = 100 // (drawn + len(left))
    watch = JobWatch(bench, now, (drawn * each, (drawn + 1) * each), shot_id)
    asked, seed = _asked(now.plan, shot_id), _seed(now, shot_id)
    made = bench.paid(now, lambda: artist.draw(*asked, seed=seed, watch=watch))
    _keep(bench, now, shot_id, made, asked[2], keeper)


def _asked(plan: VideoPlan, shot_id: UUID) -> tuple[Brief, StageDraft, ShotDraft, int]:
    position = plan.parts.shot(shot_id).position
    stage = plan.parts.stage(plan.parts.stage_of(position))
    return plan.brief, stage, plan.shot_drafts()[position - 1], position


def _seed(begun: Begun, shot_id: UUID) -> int:
    """A further frame of the same shot is to be another one."""
    return first_seed(begun.plan.brief) if begun.plan.parts.frame(shot_id) is None else begun.job.seed


def _keep(
    bench: Bench, begun: Begun, shot_id: UUID, made: Made[Picture], drawn: ShotDraft, keeper: FrameKeeper
) -> None:
    job, provenance = begun.job, made.provenance
    place = job.project_id, job.plan_id
    frame_id = job.frame_id(shot_id, begun.attempt)
    with keeper.kept_only_if_added(*place, made.draft, frame_id) as put, bench.holding(begun) as held:
        held.demand_left(shot_id)
        told: dict[str, Any] = {"provenance": provenance, "by": held.job.requester, "now": bench.clock()}
        frame = keeper.add(held.plan, shot_id, put, **told)
        taken = held.plan.take_frame(shot_id, frame.ref, seen=job.seen, drawn=drawn, **told)
        held.charge()
        held.job.keep_frame(shot_id, result_of(taken, provenance.maker), bench.clock())
