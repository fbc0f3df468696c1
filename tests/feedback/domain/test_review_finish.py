"""Finishing with a version: what joins before anybody was told is told once."""

import pytest

from core.domain.errors import InvalidField
from core.domain.ids import new_id
from feedback.contracts import ReviewDecision
from feedback.domain.review_finish import LONGEST_SUMMARY, Closing, ReviewFinish, Written
from tests.feedback import examples
from tests.feedback.examples import JIMIN, LATER, NOON


def finish(closing: Closing) -> ReviewFinish:
    return ReviewFinish.of(examples.place(), JIMIN, closing, Written(2, 1), since=None, now=NOON)


def test_it_tells_how_much_was_written() -> None:
    event = finish(Closing(summary="  여기까지입니다 ")).told[0].payload()
    assert (event["summary"], event["note_count"], event["comment_count"]) == ("여기까지입니다", 2, 1)
    assert (event["reviewer"], event["decision"], event["finish_id"]) == (JIMIN.wire(), None, event["id"])


def test_a_decision_joins_what_was_said_before() -> None:
    ended, round_id = finish(Closing(summary="여기까지입니다")), new_id()
    ended.join(Closing(round_id=round_id, decision=ReviewDecision.APPROVED), Written(3, 1), LATER)
    row = ended.row()
    assert (row.summary, row.decision, row.round_id, row.note_count) == (
        "여기까지입니다",
        ReviewDecision.APPROVED,
        round_id,
        3,
    )
    assert (ended.revision, ended.finished_at, len(ended.told)) == (2, LATER, 2)


def test_a_summary_keeps_the_decision_that_it_joins() -> None:
    ended = finish(Closing(round_id=new_id(), decision=ReviewDecision.CHANGES_REQUESTED))
    ended.join(Closing(summary="색만 고쳐 주세요"), Written(2, 1), LATER)
    assert (ended.decision, ended.summary) == (ReviewDecision.CHANGES_REQUESTED, "색만 고쳐 주세요")


def test_a_summary_is_of_bounded_length() -> None:
    with pytest.raises(InvalidField):
        finish(Closing(summary="가" * (LONGEST_SUMMARY + 1)))
