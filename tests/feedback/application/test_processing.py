"""The worker's part on fakes: ready once, failed with a reason, untouched by trouble that passes."""

from dataclasses import replace
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from core.domain.ids import new_id
from feedback.application.media_ports import MediaUnreadable, UnreadableReason
from feedback.application.rename_author import RenameAuthor, rename_author
from feedback.application.steps import Made, NoLongerWanted
from feedback.application.teller import Teller
from feedback.contracts import Author, StepName, StepState, VideoStatus
from feedback.domain.position import Position
from tests.feedback import examples
from tests.feedback.application.worker import REMUXED, Crash, Worker
from tests.feedback.application.world import World
from tests.feedback.examples import JIMIN, LATER
from tests.feedback.fakes import FakeAuthors


def test_a_film_becomes_ready_and_its_items_follow(worker: Worker, tmp_path: Path) -> None:
    ready = worker.run()
    assert (ready.status, ready.facts) == (VideoStatus.READY, REMUXED.kept())
    assert ready.poster_key == f"videos/{ready.project_id}/{ready.id}/poster.jpg"
    assert [each.key in worker.world.store.objects for each in ready.thumbnails] == [True]
    (item,) = worker.world.items.rows.values()
    assert (item.position, item.footage.status) == (Position(Decimal("59.960"), 1797), VideoStatus.READY)
    assert worker.told() == ["version.updated", "video.ready", "feedback.updated", "feedback.updated"]
    assert list((tmp_path / "tmp").iterdir()) == []


def test_every_step_is_done_once_and_told_from_its_beginning_to_its_end(worker: Worker) -> None:
    worker.run()
    assert worker.done == ["receive", "inspect", "remux", "poster", "sprite", "waveform"]
    told = [(event.step.value, event.state.value, event.progress) for event in worker.steps.told]
    for name in ("receive", "probe", "poster", "remux", "sprite", "waveform"):
        assert [(state, percent) for step, state, percent in told if step == name] == [("running", 0), ("done", 100)]


def test_the_encoding_is_ordered_as_soon_as_the_file_was_read(worker: Worker) -> None:
    worker.crash_in("poster")
    with pytest.raises(Crash):
        worker.run()
    assert worker.jobs.waiting == [("feedback.encode_video", worker.version.id)]


def test_running_twice_is_like_running_once(worker: Worker) -> None:
    once = worker.run()
    done = list(worker.done)
    assert worker.run() == once
    assert (worker.done, worker.told().count("video.ready")) == (done, 1)


@pytest.mark.parametrize("step", ["receive", "inspect", "poster", "remux", "sprite", "waveform"])
def test_after_trouble_in_a_step_only_what_is_left_is_done(worker: Worker, tmp_path: Path, step: str) -> None:
    worker.crash_in(step)
    with pytest.raises(Crash):
        worker.run()
    assert list((tmp_path / "tmp").iterdir()) == []
    assert worker.steps.running() == []
    worker.crash_in(None)
    assert worker.run().status is VideoStatus.READY
    assert all(worker.done.count(name) == (2 if name == step else 1) for name in worker.done)
    assert worker.told().count("video.ready") == 1


@pytest.mark.parametrize("step", [StepName.POSTER, StepName.REMUX, StepName.SPRITE])
def test_a_step_whose_output_is_gone_or_cut_off_is_done_again(worker: Worker, step: StepName) -> None:
    worker.run()
    key = next(iter(worker.step(step).objects))
    worker.world.store.objects[key] = b""
    worker.run()
    assert [name for name in worker.done if worker.done.count(name) == 2] == [step.value] * 2
    assert worker.step(step).attempts == 2


def test_a_film_plays_as_soon_as_it_is_remuxed_whatever_follows(worker: Worker) -> None:
    worker.crash_in("sprite")
    with pytest.raises(Crash):
        worker.run()
    assert worker.version_now().status is VideoStatus.READY
    assert worker.done[-1] == "waveform"


def test_a_film_that_must_be_encoded_is_ready_with_the_first_that_can_be_played(worker: Worker) -> None:
    worker.inspector.facts = examples.READ
    worker.run()
    assert worker.version_now().status is VideoStatus.PROCESSING
    seen: list[VideoStatus] = []
    worker.during_encode = lambda: seen.append(worker.version_now().status)
    worker.encode()
    assert seen == [VideoStatus.READY]
    assert worker.step(StepName.LADDER).is_done
    assert worker.told().count("video.ready") == 1


def test_a_film_that_plays_first_is_ready_when_its_poster_is(worker: Worker) -> None:
    worker.inspector.facts = examples.READ
    worker.crash_in("poster")
    with pytest.raises(Crash):
        worker.run()
    worker.encode()
    assert worker.version_now().status is VideoStatus.PROCESSING
    worker.crash_in(None)
    assert worker.run().status is VideoStatus.READY


def test_a_file_that_cannot_be_read_fails_with_its_reason(worker: Worker) -> None:
    worker.inspector.trouble = MediaUnreadable(UnreadableReason.NO_VIDEO)
    failed = worker.run()
    assert (failed.status, failed.failure_code) == (VideoStatus.FAILED, "media.no_video")
    assert worker.told() == ["video.failed", "feedback.updated"]
    states = {name: worker.step(name).state.value for name in StepName}
    assert states == {"receive": "done", "probe": "failed"} | dict.fromkeys(list(StepName)[2:], "skipped")


def test_what_a_film_can_do_without_fails_alone(worker: Worker) -> None:
    worker.refuse_in("sprite")
    assert worker.run().status is VideoStatus.READY
    assert (worker.step(StepName.SPRITE).failure_code, worker.step(StepName.WAVEFORM).is_done) == (
        "media.damaged",
        True,
    )


def test_trouble_that_may_pass_leaves_the_version_as_it_was(worker: Worker) -> None:
    worker.inspector.trouble = RuntimeError("the child died")
    with pytest.raises(RuntimeError):
        worker.run()
    assert worker.version_now().is_processing
    assert (worker.told(), worker.step(StepName.PROBE).state) == ([], StepState.WAITING)


@pytest.mark.parametrize("meanwhile", ["failed", "gone", "in the trash"])
def test_a_result_that_is_no_longer_wanted_is_ignored(worker: Worker, meanwhile: str) -> None:
    def during() -> None:
        if meanwhile == "gone":
            del worker.world.versions.rows[worker.version.id]
        elif meanwhile == "failed":
            worker.world.versions.rows[worker.version.id].fail("video.processing_gave_up", LATER)
        else:
            worker.steps.trash.add(worker.version.id)

    worker.inspector.during = during
    worker.run()
    assert (worker.told(), worker.done) == ([], ["receive", "inspect"])
    assert bool(worker.world.store.objects) == (meanwhile != "gone")


@pytest.mark.parametrize("what", ["version", "project"])
def test_a_long_step_hears_that_its_version_or_its_project_was_deleted(worker: Worker, what: str) -> None:
    worker.inspector.facts = examples.READ
    worker.run()
    version, gone = worker.version, worker.steps.trash if what == "version" else worker.steps.deleted
    worker.during_encode = lambda: gone.add(version.id if what == "version" else version.project_id)
    worker.encode()
    assert worker.percents == [5, 42]
    assert not worker.step(StepName.LADDER).has_ended


def test_a_worker_that_lost_its_job_stops_and_leaves_the_step_to_the_other(worker: Worker) -> None:
    worker.inspector.facts = examples.READ
    worker.run()
    worker.during_encode = worker.lose_lease
    with pytest.raises(NoLongerWanted):
        worker.encode()
    assert worker.percents == [5, 42]
    assert worker.step(StepName.LADDER).is_running


def test_a_worker_that_lost_its_job_while_its_file_comes_fetches_no_more(worker: Worker) -> None:
    worker.inspector.facts = examples.READ
    worker.run()
    worker.world.store.during_fetch = worker.lose_lease
    with pytest.raises(NoLongerWanted):
        worker.encode()
    assert (worker.percents, worker.step(StepName.LADDER).is_running) == ([], True)


def test_a_worker_that_lost_its_job_while_it_waited_for_the_rows_fails_nothing(worker: Worker) -> None:
    def during() -> None:
        worker.steps.when_locked = worker.lose_lease

    worker.inspector.trouble, worker.inspector.during = MediaUnreadable(UnreadableReason.DAMAGED), during
    with pytest.raises(NoLongerWanted):
        worker.run()
    assert (worker.version_now().status, worker.step(StepName.PROBE).is_running) == (VideoStatus.PROCESSING, True)
    assert worker.told() == []


def test_a_step_that_ended_well_fails_no_version_afterwards(worker: Worker) -> None:
    worker.run()
    worker.encode()
    before = worker.version_now()
    with worker.workshop().open(worker.version.id) as (version, steps):
        worker.workshop().fail(version, steps, [StepName.POSTER, StepName.LADDER], "video.processing_gave_up")
    assert worker.version_now() == before
    assert all(worker.step(name).is_over for name in StepName)


def test_a_step_that_another_began_is_not_ended_by_the_first(worker: Worker) -> None:
    worker.inspector.facts = examples.READ
    worker.run()
    worker.during_encode = lambda: worker.begin_elsewhere(StepName.LADDER)
    with pytest.raises(NoLongerWanted):
        worker.encode()
    assert (worker.step(StepName.LADDER).attempts, worker.step(StepName.LADDER).is_running) == (2, True)


def test_what_is_over_within_a_moment_is_not_told_in_pieces(worker: Worker) -> None:
    workshop = replace(worker.workshop(), clock=lambda: examples.LATER)

    def do(tell: Teller) -> Made:
        for percent in range(100):
            tell(percent)
        return Made()

    workshop.run(worker.version.id, StepName.RECEIVE, do)
    assert [event.progress for event in worker.steps.told] == [0, 100]


def test_progress_is_told_every_ten_percent(worker: Worker) -> None:
    worker.run()
    worker.encode()
    told = [event.progress for event in worker.steps.told if event.step is StepName.LADDER]
    assert told == [0, 40, 90, 100]


def test_what_was_made_is_weighed_and_what_nobody_knows_is_dropped(worker: Worker) -> None:
    worker.world.store.objects[f"videos/{worker.version.project_id}/{worker.version.id}/hls/cut-off"] = b"1"
    worker.run()
    worker.encode()
    made = {key: len(body) for key, body in worker.world.store.objects.items()}
    assert worker.version_now().derived_bytes == sum(made.values()) - made.pop(worker.version.source.object_key)
    assert not [key for key in made if key.endswith("cut-off")]


def test_a_new_name_is_told_to_each_project_once(world: World) -> None:
    authors = FakeAuthors({(JIMIN.id, world.project_id): JIMIN.name, (JIMIN.id, new_id()): "김새이름"})
    told: list[Any] = []
    command = RenameAuthor(Author(JIMIN.id, "김새이름"))
    for _ in range(2):
        rename_author(command, unit_of_work=world.work, authors=authors, publish=told.append)
    assert [event.project_id for event in told] == [world.project_id]
