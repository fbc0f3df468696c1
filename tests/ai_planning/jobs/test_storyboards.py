"""Storyboards: each frame is kept and charged by itself."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any
from uuid import UUID

import pytest

from ai_planning.application.generation_ports import Watch
from ai_planning.contracts.job_rows import JobError
from ai_planning.contracts.jobs import CancelReason, JobKind, JobStatus
from ai_planning.domain.frame import MOST_FRAMES, TooManyFrames, frame_object
from ai_planning.domain.generation_refusals import FrameNotWanted, RequestRefused
from ai_planning.infrastructure.models import FrameRecord, PlanningJobRecord, PlanRecord
from core.domain.ids import new_id
from core.infrastructure.object_store import object_store
from tests.ai_planning.jobs.conftest import NOON, Studio
from tests.ai_planning.jobs.makers import COST, PAID

SHOTS = 12


@pytest.fixture
def shots(studio: Studio) -> tuple[UUID, ...]:
    with studio.desk.unit_of_work(by=studio.actor):
        return studio.desk.plans.get(studio.project_id, studio.plan_id).parts.shot_ids


def stored(studio: Studio) -> set[str]:
    return set(object_store().keys(f"plans/{studio.project_id}/{studio.plan_id}/"))


def kept(studio: Studio) -> set[str]:
    rows = FrameRecord.objects.filter(plan_id=studio.plan_id).values_list("id", flat=True)
    return {frame_object(studio.project_id, studio.plan_id, each) for each in rows}


def after(frames: int, then: Callable[[], Any]) -> Callable[[Watch], None]:
    """Happens while the frame after so many is drawn."""
    asked: list[Watch] = []

    def meanwhile(watch: Watch) -> None:
        asked.append(watch)
        if len(asked) == frames + 1:
            then()

    return meanwhile


def test_a_frame_for_every_shot_told_of_one_by_one(studio: Studio, shots: tuple[UUID, ...]) -> None:
    job = studio.ask(JobKind.STORYBOARD)
    ended = studio.run(job)
    assert ended.status is JobStatus.SUCCEEDED
    assert ended.result is not None
    assert ended.result.taken == tuple(f"frame:{each}" for each in shots)
    progress = [percent for _, percent in studio.told(job)]
    assert progress == sorted(progress)
    assert len(set(progress)) >= SHOTS
    assert (studio.quota("images").used, studio.quota("images").reserved) == (SHOTS, 0)
    assert stored(studio) == kept(studio)
    assert len(kept(studio)) == SHOTS


def test_some_shots_alone(studio: Studio, shots: tuple[UUID, ...]) -> None:
    ended = studio.run(studio.ask(JobKind.STORYBOARD, shot_ids=(shots[4], shots[1])))
    assert ended.result is not None
    assert ended.result.taken == (f"frame:{shots[1]}", f"frame:{shots[4]}")
    assert studio.quota("images").used == 2


def test_cancelled_in_between_what_was_drawn_stays_and_the_rest_is_given_back(studio: Studio) -> None:
    """The one that nobody waited for any more had to be paid."""
    studio.makers.one.maker = PAID
    job = studio.ask(JobKind.STORYBOARD)
    studio.makers.one.meanwhile = after(5, lambda: studio.cancel(job))
    ended = studio.run(job)
    assert (ended.status, ended.cancel_reason) == (JobStatus.CANCELLED, CancelReason.ASKED)
    assert ended.result is not None
    assert len(ended.result.taken) == 5
    assert (studio.quota("images").used, studio.quota("images").reserved) == (5, 0)
    assert studio.desk.budgets.read(studio.project_id).spent == 6 * COST
    assert stored(studio) == kept(studio)
    assert len(kept(studio)) == 5


def test_what_failed_in_between_is_tried_again_from_there(studio: Studio) -> None:
    studio.makers.one.meanwhile = after(3, lambda: studio.makers.one.trouble.append(RequestRefused()))
    failed = studio.run(studio.ask(JobKind.STORYBOARD))
    assert failed.status is JobStatus.FAILED
    assert studio.quota("images").used == 3
    again = studio.run(studio.retry(failed))
    assert again.result is not None
    assert len(again.result.taken) == SHOTS - 3
    assert studio.quota("images").used == SHOTS


class Died(BaseException):
    """The process is gone."""


def test_a_dead_worker_costs_no_frame_and_leaves_no_object(studio: Studio) -> None:
    """It dies when the object of its fourth frame is stored and the row is not."""
    job = studio.ask(JobKind.STORYBOARD)
    studio.makers.one.meanwhile = after(3, lambda: studio.makers.one.trouble.append(Died()))
    with pytest.raises(Died):
        studio.run(job)
    shot_id = studio.reload(job).left[0]
    lost = frame_object(studio.project_id, studio.plan_id, studio.reload(job).frame_id(shot_id, 1))
    object_store().put(lost, b"half", media_type="image/png")
    ended = studio.run(job)
    assert ended.status is JobStatus.SUCCEEDED
    assert studio.quota("images").used == SHOTS
    assert len(studio.makers.one.seeds) == SHOTS + 1
    assert stored(studio) == kept(studio)


def test_one_that_was_cancelled_after_its_worker_died_leaves_no_object(studio: Studio) -> None:
    job = studio.ask(JobKind.STORYBOARD)
    studio.makers.one.trouble = [Died()]
    with pytest.raises(Died):
        studio.run(job)
    shot_id = studio.reload(job).left[0]
    lost = frame_object(studio.project_id, studio.plan_id, studio.reload(job).frame_id(shot_id, 1))
    object_store().put(lost, b"half", media_type="image/png")
    studio.cancel(job)
    studio.run(job)
    assert stored(studio) == set()


def test_a_newer_job_takes_its_shots_over_and_the_older_draws_the_rest(studio: Studio, shots: tuple[UUID, ...]) -> None:
    newer = []
    older = studio.ask(JobKind.STORYBOARD)
    studio.makers.one.meanwhile = after(
        1, lambda: newer.append(studio.ask(JobKind.STORYBOARD, shot_ids=(shots[2], shots[3])))
    )
    ended = studio.run(older)
    assert ended.status is JobStatus.SUCCEEDED
    assert set(ended.shot_ids) == set(shots) - {shots[2], shots[3]}
    assert studio.run(newer[0]).status is JobStatus.SUCCEEDED
    assert studio.quota("images").used == SHOTS


def test_a_newer_job_takes_over_the_shot_that_is_being_drawn(studio: Studio, shots: tuple[UUID, ...]) -> None:
    newer = []
    older = studio.ask(JobKind.STORYBOARD, shot_ids=shots[:3])
    studio.makers.one.meanwhile = after(1, lambda: newer.append(studio.ask(JobKind.STORYBOARD, shot_ids=(shots[1],))))
    ended = studio.run(older)
    assert (ended.status, ended.shot_ids) == (JobStatus.SUCCEEDED, (shots[0], shots[2]))
    assert studio.run(newer[0]).status is JobStatus.SUCCEEDED
    assert [studio.quota(name).used for name in ("images", "at_once")] == [3, 0]
    assert stored(studio) == kept(studio)


def test_whoever_draws_hears_that_a_newer_job_has_taken_the_shot_over(studio: Studio, shots: tuple[UUID, ...]) -> None:
    heard: list[float] = []
    older = studio.ask(JobKind.STORYBOARD, shot_ids=shots[:2])

    def taken_over(watch: Watch) -> None:
        if len(studio.makers.one.seeds) > 1:
            return
        studio.ask(JobKind.STORYBOARD, shot_ids=(shots[0],))
        studio.times.append(studio.times[-1] + timedelta(seconds=1))
        for done in (0.01, 0.5):
            with pytest.raises(FrameNotWanted):
                watch(done)
            heard.append(done)
        watch(0.9)

    studio.makers.one.meanwhile = taken_over
    assert studio.run(older).status is JobStatus.SUCCEEDED
    assert heard == [0.01, 0.5]


def test_a_shot_that_can_take_no_more_frames_is_refused_before_anybody_draws(
    studio: Studio, shots: tuple[UUID, ...]
) -> None:
    waiting = studio.ask(JobKind.STORYBOARD, shot_ids=shots[:2])
    place = {"plan_id": studio.plan_id, "project_id": studio.project_id, "shot_id": shots[0]}
    look = {"media_type": "image/png", "size": 1, "width": 16, "height": 9, "author_id": studio.actor.user_id}
    numbers = range(1, MOST_FRAMES + 1)
    FrameRecord.objects.bulk_create(
        FrameRecord(id=new_id(), number=number, created_at=NOON, **place, **look) for number in numbers
    )
    with pytest.raises(TooManyFrames):
        studio.ask(JobKind.STORYBOARD)
    assert studio.run(waiting).error == JobError(code="plan.too_many_frames", status=409, most=MOST_FRAMES)
    assert studio.makers.one.seeds == []


def test_a_shot_is_drawn_as_it_is_told_when_its_turn_comes(studio: Studio, shots: tuple[UUID, ...]) -> None:
    def rewrite() -> None:
        with studio.desk.unit_of_work(by=studio.actor):
            plan = studio.desk.plans.get(studio.project_id, studio.plan_id)
            by = studio.row(job).requester
            plan.revise_shot(shots[1], {"description": "문이 열린다"}, None, by=by, now=NOON)
            studio.desk.plans.save(plan)

    job = studio.ask(JobKind.STORYBOARD, shot_ids=shots[:2])
    studio.makers.one.meanwhile = after(0, rewrite)
    assert studio.run(job).status is JobStatus.SUCCEEDED
    assert studio.makers.one.drawn == ["", "문이 열린다"]


def test_who_was_renamed_meanwhile_has_the_new_name_on_what_was_made(studio: Studio, shots: tuple[UUID, ...]) -> None:
    job = studio.ask(JobKind.STORYBOARD, shot_ids=shots[:1])
    renamed = PlanningJobRecord.objects.filter(id=job.id)
    studio.makers.one.meanwhile = after(0, lambda: renamed.update(requester_name="새 이름"))
    studio.run(job)
    assert set(FrameRecord.objects.values_list("author_name", flat=True)) == {"새 이름"}


def test_one_of_which_nothing_is_left_is_superseded(studio: Studio, shots: tuple[UUID, ...]) -> None:
    older = studio.ask(JobKind.STORYBOARD, shot_ids=(shots[0],))
    studio.ask(JobKind.STORYBOARD)
    assert studio.row(older).cancel_reason is CancelReason.SUPERSEDED


def test_a_frame_that_somebody_has_locked_is_kept_beside_the_new_one(studio: Studio, shots: tuple[UUID, ...]) -> None:
    job = studio.ask(JobKind.STORYBOARD, shot_ids=(shots[0],))
    with studio.desk.unit_of_work(by=studio.actor):
        plan = studio.desk.plans.get(studio.project_id, studio.plan_id)
        plan.lock(f"frame:{shots[0]}", by=job.requester, now=studio.times[-1])
        studio.desk.plans.save(plan)
    ended = studio.run(job)
    assert ended.result is not None
    assert (ended.result.taken, ended.result.kept) == ((), (f"frame:{shots[0]}",))
    assert len(kept(studio)) == 1


def test_a_second_frame_of_a_shot_is_another_one(studio: Studio, shots: tuple[UUID, ...]) -> None:
    for _ in range(2):
        studio.run(studio.ask(JobKind.STORYBOARD, shot_ids=(shots[0],)))
    first, second = studio.makers.one.seeds
    assert first != second


def test_a_plan_in_the_trash_gets_no_frame_and_keeps_no_object(studio: Studio) -> None:
    job = studio.ask(JobKind.STORYBOARD)
    gone = studio.times[-1]
    studio.makers.one.meanwhile = after(2, lambda: PlanRecord.objects.filter(id=studio.plan_id).update(deleted_at=gone))
    studio.run(job)
    assert len(kept(studio)) == 2
    assert stored(studio) == kept(studio)
    ended = studio.run(job)
    assert (ended.status, ended.cancel_reason) == (JobStatus.CANCELLED, CancelReason.PLAN_DELETED)
