"""Films that were processed before there were steps: nobody decided how they are played."""

from dataclasses import replace
from typing import Any

import pytest

from feedback.application.media_ports import MediaUnreadable, UnreadableReason
from feedback.application.process_unread import process_unread
from feedback.application.processing_ports import ENCODE_VIDEO, PROCESS_VIDEO
from feedback.contracts import Delivery, StepName, VideoStatus
from feedback.domain.refusals import NothingHasFailed
from tests.feedback import examples
from tests.feedback.application.worker import Worker
from tests.feedback.examples import FACTS


@pytest.fixture
def worker(worker: Worker) -> Worker:
    make(worker, status=VideoStatus.READY, facts=FACTS, poster_key="poster.jpg")
    return worker


def make(worker: Worker, **changes: Any) -> None:
    rows = worker.world.versions.rows
    rows[worker.version.id] = replace(rows[worker.version.id], **changes)


def ordered(worker: Worker, at_most: int = 100) -> int:
    return process_unread(at_most, workshop=worker.workshop(), jobs=worker.jobs)


def test_they_get_what_films_get_now_and_stay_ready_all_the_while(worker: Worker) -> None:
    assert (ordered(worker), ordered(worker)) == (1, 0)
    assert worker.jobs.waiting == [(PROCESS_VIDEO, worker.version.id)]
    worker.inspector.facts = examples.READ
    worker.run()
    assert worker.version_now().delivery is Delivery.ENCODE
    worker.encode()
    assert {worker.step(name).is_over for name in StepName} == {True}
    assert worker.version_now().status is VideoStatus.READY
    assert not {"video.ready", "video.failed"} & set(worker.told())
    worker.jobs.waiting.clear()
    assert ordered(worker) == 0


def test_they_are_ordered_some_at_a_time(worker: Worker) -> None:
    for _ in range(3):
        worker.world.versions.add(examples.version(worker.world.project_id, decision=None))
    assert [ordered(worker, at_most=3) for _ in range(3)] == [3, 1, 0]


def test_one_that_cannot_be_read_any_more_stays_as_it_was(worker: Worker) -> None:
    worker.inspector.trouble = MediaUnreadable(UnreadableReason.DAMAGED)
    assert worker.run().status is VideoStatus.READY
    assert worker.step(StepName.PROBE).has_failed
    assert ordered(worker) == 0


def test_a_person_may_have_one_read(worker: Worker) -> None:
    worker.retry()
    assert worker.jobs.waiting == [(PROCESS_VIDEO, worker.version.id)]
    worker.run()
    worker.encode()
    with pytest.raises(NothingHasFailed):
        worker.retry()


def test_a_person_may_have_one_tried_again_that_had_failed(worker: Worker) -> None:
    make(worker, status=VideoStatus.FAILED, facts=None, poster_key=None, failure_code="media.damaged")
    worker.retry()
    assert worker.jobs.waiting == [(PROCESS_VIDEO, worker.version.id)]
    assert worker.version_now().is_processing
    assert worker.run().status is VideoStatus.READY
    assert (ENCODE_VIDEO, worker.version.id) in worker.jobs.waiting
