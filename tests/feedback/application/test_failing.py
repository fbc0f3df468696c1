"""What becomes of a version whose work failed for good or was left, and who may want another try."""

import pytest

from core.application.refusals import StorageUnavailable
from core.domain.actor import Actor
from core.domain.ids import new_id
from feedback.application.media_ports import VideoFacts
from feedback.application.processing_ports import ENCODE_VIDEO, PROCESS_VIDEO
from feedback.contracts import StepName, StepState, VideoStatus
from feedback.domain.refusals import NothingHasFailed, NotYourVideo
from projects.contracts import Role
from tests.feedback import examples
from tests.feedback.application.worker import REMUXED, Crash, Worker
from tests.feedback.examples import LATER
from tests.feedback.fakes import Refused


@pytest.mark.parametrize(
    ("facts", "kind", "status"),
    [
        (REMUXED, PROCESS_VIDEO, VideoStatus.FAILED),
        (REMUXED, ENCODE_VIDEO, VideoStatus.PROCESSING),
        (examples.READ, ENCODE_VIDEO, VideoStatus.FAILED),
    ],
)
def test_a_version_fails_with_what_it_cannot_do_without(
    worker: Worker, facts: VideoFacts, kind: str, status: VideoStatus
) -> None:
    worker.inspector.facts = facts
    worker.crash_in("poster")
    with pytest.raises(Crash):
        worker.run()
    assert worker.give_up(kind).status is status
    dead = StepName.POSTER if kind == PROCESS_VIDEO else StepName.LADDER
    assert worker.step(dead).failure_code == "video.processing_gave_up"


@pytest.mark.parametrize("facts", [REMUXED, examples.READ])
def test_what_a_ladder_published_before_it_died_goes_with_it(worker: Worker, facts: VideoFacts) -> None:
    """The film plays without it, or not even with it."""
    worker.inspector.facts = facts
    worker.run()
    kept, lost = worker.publish("source"), worker.publish("360p")
    worker.give_up(ENCODE_VIDEO)
    assert [row.name for row in worker.renditions.of(worker.version.id)] == ["source"]
    assert (kept in worker.world.store.objects, lost in worker.world.store.objects) == (True, False)
    assert worker.step(StepName.LADDER).objects == {}
    worker.jobs.waiting.clear()
    worker.retry()
    worker.encode()
    assert (worker.version_now().status, worker.step(StepName.LADDER).is_done) == (VideoStatus.READY, True)


def test_of_a_ladder_that_died_what_nobody_could_play_the_film_without_stays_and_is_weighed(worker: Worker) -> None:
    worker.inspector.facts = examples.READ
    worker.run()
    weight = worker.version_now().derived_bytes
    worker.steps.rows[worker.version.id][StepName.LADDER].publish(LATER)
    with worker.workshop().open(worker.version.id) as (version, steps):
        worker.workshop().keep(version, steps)
    kept = worker.publish("360p")
    unknown = kept.replace("00001", "00002")
    worker.world.store.put(unknown, b"told to nobody", media_type="video/mp4")
    assert worker.give_up(ENCODE_VIDEO).status is VideoStatus.READY
    assert worker.step(StepName.LADDER).has_failed
    assert worker.step(StepName.LADDER).objects == {kept: len(b"segment")}
    assert worker.version_now().derived_bytes == weight + len(b"segment")
    assert [row.name for row in worker.renditions.of(worker.version.id)] == ["360p"]
    assert (kept in worker.world.store.objects, unknown in worker.world.store.objects) == (True, False)


def test_of_what_a_wrapping_published_before_it_died_nothing_is_left(worker: Worker) -> None:
    worker.crash_in("remux")
    with pytest.raises(Crash):
        worker.run()
    lost, kept = worker.publish("source"), worker.publish("360p")
    worker.give_up(PROCESS_VIDEO)
    assert [row.name for row in worker.renditions.of(worker.version.id)] == ["360p"]
    assert (kept in worker.world.store.objects, lost in worker.world.store.objects) == (True, False)


def test_what_was_published_goes_before_anybody_may_have_it_tried_again(worker: Worker) -> None:
    worker.run()
    worker.publish("360p")
    worker.world.store.is_away = True
    with pytest.raises(StorageUnavailable):
        worker.give_up(ENCODE_VIDEO)
    assert not worker.step(StepName.LADDER).has_ended
    worker.world.store.is_away = False
    worker.give_up(ENCODE_VIDEO)
    assert worker.step(StepName.LADDER).has_failed


def test_a_version_that_plays_outlives_its_ladder_and_a_person_may_try_it_again(worker: Worker) -> None:
    worker.run()
    assert worker.give_up(ENCODE_VIDEO).status is VideoStatus.READY
    worker.jobs.waiting.clear()
    worker.retry()
    assert worker.jobs.waiting == [(ENCODE_VIDEO, worker.version.id)]
    worker.encode()
    assert worker.step(StepName.LADDER).is_done
    assert worker.told().count("video.ready") == 1


def test_a_version_that_is_ready_outlives_the_ladder_that_it_plays(worker: Worker) -> None:
    worker.inspector.facts = examples.READ
    worker.run()
    worker.during_encode = lambda: worker.cut_off({"hls/360p/00001.m4s": 5})
    worker.encode()
    left = worker.version_now()
    assert (left.status, left.failure_code) == (VideoStatus.READY, None)
    assert left.derived_bytes == sum(worker.step(name).size for name in StepName)
    ladder = worker.step(StepName.LADDER)
    assert (ladder.failure_code, ladder.plays, ladder.size) == ("media.damaged", True, 5)
    worker.during_encode = lambda: None
    worker.retry()
    worker.encode()
    assert worker.step(StepName.LADDER).is_done
    assert worker.told().count("video.ready") == 1
    assert "video.failed" not in worker.told()


def test_what_plays_of_a_dead_ladder_makes_a_version_ready_that_still_lacked_its_poster(worker: Worker) -> None:
    worker.inspector.facts = examples.READ
    worker.crash_in("poster")
    with pytest.raises(Crash):
        worker.run()
    worker.during_encode = lambda: worker.cut_off({"hls/360p/00001.m4s": 5})
    worker.encode()
    assert worker.version_now().is_processing
    worker.crash_in(None)
    assert worker.run().status is VideoStatus.READY


def test_a_version_that_is_ready_outlives_a_poster_that_cannot_be_drawn_again(worker: Worker) -> None:
    worker.run()
    worker.world.store.objects.pop(next(iter(worker.step(StepName.POSTER).objects)))
    worker.refuse_in("poster")
    assert worker.run().status is VideoStatus.READY
    assert worker.step(StepName.POSTER).failure_code == "media.damaged"


def test_a_version_that_failed_is_processed_anew_from_where_it_failed(worker: Worker) -> None:
    worker.crash_in("poster")
    with pytest.raises(Crash):
        worker.run()
    worker.give_up(PROCESS_VIDEO)
    worker.crash_in(None)
    worker.retry()
    assert worker.version_now().status is VideoStatus.PROCESSING
    assert worker.run().status is VideoStatus.READY
    assert worker.done.count("receive") == worker.done.count("inspect") == 1
    with pytest.raises(NothingHasFailed):
        worker.retry()


def test_who_may_neither_create_nor_uploaded_it_has_nothing_tried_again(worker: Worker) -> None:
    worker.refuse_in("sprite")
    worker.run()
    worker.world.access.role = Role.REVIEWER
    with pytest.raises(NotYourVideo):
        worker.retry(Actor(user_id=new_id(), name="이심사"))
    worker.retry()


def test_who_uploaded_it_and_only_looks_on_by_now_has_nothing_tried_again(worker: Worker) -> None:
    worker.refuse_in("sprite")
    worker.run()
    worker.world.access.role = Role.VIEWER
    with pytest.raises(Refused):
        worker.retry()
    assert worker.step(StepName.SPRITE).has_failed


def test_the_sweep_sets_waiting_what_no_living_worker_is_at(worker: Worker) -> None:
    worker.run()
    worker.jobs.waiting.clear()
    for name in (StepName.SPRITE, StepName.LADDER):
        worker.begin_elsewhere(name)
    worker.jobs.held.add((ENCODE_VIDEO, worker.version.id))
    assert worker.sweep() == (1, 1)
    assert worker.step(StepName.SPRITE).state is StepState.WAITING
    assert worker.step(StepName.LADDER).is_running
    assert worker.jobs.waiting == [(PROCESS_VIDEO, worker.version.id)]
    touched = worker.world.work.committed
    assert worker.sweep() == (0, 0)
    assert worker.world.work.committed == touched
