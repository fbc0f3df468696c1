"""One step of what is made of a version."""

from typing import Any

import pytest

from core.domain.ids import new_id
from feedback.contracts import Delivery, StepName, StepState
from feedback.domain.processing_step import ProcessingStep, is_needed, plays
from tests.feedback.examples import LATER, NOON


def step(name: StepName = StepName.LADDER, **known: Any) -> ProcessingStep:
    return ProcessingStep(
        version_id=new_id(), video_id=new_id(), project_id=new_id(), name=name, updated_at=NOON, **known
    )


def told(of: ProcessingStep) -> list[tuple[str, int]]:
    return [(fact.payload()["state"], fact.payload()["progress"]) for fact in of.told]


def test_a_step_is_told_from_its_beginning_to_its_end() -> None:
    ladder = step()
    ladder.begin(NOON)
    for percent in (3, 10, 14, 9, 29, 100):
        ladder.advance(percent, NOON)
    ladder.finish({"key": 7}, {"rungs": 3}, LATER)
    assert told(ladder) == [("running", 0), ("running", 10), ("running", 20), ("running", 90), ("done", 100)]
    assert (ladder.size, ladder.started_at, ladder.ended_at) == (7, NOON, LATER)


def test_another_try_begins_from_nothing_and_counts() -> None:
    ladder = step()
    ladder.begin(NOON)
    ladder.advance(50, NOON)
    ladder.begin(LATER)
    assert (ladder.attempts, ladder.progress, ladder.started_at) == (2, 0, LATER)


@pytest.mark.parametrize("state", [StepState.DONE, StepState.SKIPPED, StepState.FAILED])
def test_one_that_has_ended_neither_fails_nor_is_left_out(state: StepState) -> None:
    ended = step(state=state)
    ended.fail("media.damaged", LATER)
    ended.skip(LATER)
    assert (ended.state, ended.told) == (state, [])


def test_one_that_failed_plays_as_far_as_it_came_and_waits_again_when_a_person_wants_it() -> None:
    ladder = step()
    ladder.begin(NOON)
    ladder.publish(NOON)
    ladder.fail("media.damaged", LATER, {"hls/360p/00001.m4s": 5})
    assert (ladder.plays, ladder.failure_code, ladder.size) == (True, "media.damaged", 5)
    ladder.wait(LATER)
    ladder.wait(LATER)
    assert (ladder.state, ladder.failure_code, ladder.ended_at) == (StepState.WAITING, None, None)
    assert told(ladder) == [("running", 0), ("failed", 0), ("waiting", 0)]


def test_progress_of_one_that_does_not_run_is_none() -> None:
    waiting = step()
    waiting.advance(50, NOON)
    assert (waiting.progress, waiting.told, waiting.is_changed) == (0, [], False)


@pytest.mark.parametrize(
    ("delivery", "remux", "ladder", "expected"),
    [
        (Delivery.PLAY, {}, {}, True),
        (Delivery.REMUX, {}, {"state": StepState.DONE}, False),
        (Delivery.REMUX, {"state": StepState.DONE}, {}, True),
        (Delivery.ENCODE, {"state": StepState.SKIPPED}, {"state": StepState.RUNNING}, False),
        (Delivery.ENCODE, {"state": StepState.SKIPPED}, {"state": StepState.RUNNING, "plays": True}, True),
        (Delivery.ENCODE, {"state": StepState.SKIPPED}, {"state": StepState.DONE}, True),
    ],
)
def test_a_film_plays_by_what_its_delivery_asks_for(
    delivery: Delivery, remux: dict[str, Any], ladder: dict[str, Any], expected: bool
) -> None:
    steps = {StepName.REMUX: step(StepName.REMUX, **remux), StepName.LADDER: step(StepName.LADDER, **ladder)}
    assert plays(delivery, steps) is expected


def test_only_a_film_that_must_be_encoded_needs_its_ladder() -> None:
    assert [is_needed(StepName.LADDER, delivery) for delivery in Delivery] == [False, False, True]
    assert [name.value for name in StepName if is_needed(name, Delivery.PLAY)] == [
        "receive",
        "probe",
        "poster",
        "remux",
    ]
