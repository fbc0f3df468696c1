"""A review round: decisions, those who leave, the end, and what comes after."""

from dataclasses import replace
from datetime import date

import pytest

from core.domain.errors import InvalidField
from core.domain.ids import new_id
from feedback.contracts import Author, ReviewDecision, ReviewState, RoundRule, RoundState
from feedback.domain.review_round import LONGEST_NOTE, ReviewRound, RoundTerms
from feedback.domain.review_rule import ReviewRule
from feedback.domain.round_refusals import RoundIsOver
from tests.feedback import examples
from tests.feedback.examples import JIMIN, LATER, NOON

MINA, DOYUN = Author(new_id(), "최민아"), Author(new_id(), "박도윤")
GUEST = Author(new_id(), "손님", is_guest=True)
APPROVED, CHANGES = ReviewDecision.APPROVED, ReviewDecision.CHANGES_REQUESTED


def asked(*people: Author, kind: RoundRule = RoundRule.ALL, quorum: int | None = None) -> ReviewRound:
    """A round that was just stored."""
    terms = RoundTerms(rule=ReviewRule(kind, quorum))
    review = ReviewRound.requested(examples.place(), terms, people or (MINA, DOYUN), JIMIN, NOON)
    review.told.clear()
    return review


def told(review: ReviewRound) -> list[str]:
    return [event.name for event in review.told]


def waited_for(review: ReviewRound) -> list[Author]:
    return [each.person for each in review.reviewers if each.is_waited_for]


def test_a_new_round_waits_for_all_who_are_asked() -> None:
    review = ReviewRound.requested(examples.place(), RoundTerms(rule=ReviewRule(RoundRule.ALL)), [MINA], JIMIN, NOON)
    assert (told(review), review.decision, waited_for(review)) == (["review.requested"], ReviewState.IN_REVIEW, [MINA])
    assert review.told[0].payload()["reviewers"][0]["is_waited_for"] is True


def test_every_decision_is_told_with_the_whole_round_and_kept() -> None:
    review = asked()
    assert review.decide(MINA, APPROVED, " 좋아요 ", LATER)
    assert (told(review), review.version, review.updated_at) == (["review.decided"], 2, LATER)
    assert review.told[0].payload()["decided"] == {
        "reviewer": MINA.wire(),
        "decision": "approved",
        "note": "좋아요",
    }
    assert [(each.reviewer, each.decision, each.note, each.at) for each in review.given] == [
        (MINA, APPROVED, "좋아요", LATER)
    ]
    assert waited_for(review) == [DOYUN]


def test_the_same_decision_again_is_no_change() -> None:
    review = asked()
    review.decide(MINA, APPROVED, "좋아요", LATER)
    assert not review.decide(MINA, APPROVED, "좋아요", LATER)
    assert (review.version, len(review.given), len(review.told)) == (2, 1, 1)


def test_a_decision_may_be_changed_while_the_round_is_open() -> None:
    review = asked(MINA)
    review.decide(MINA, CHANGES, "색이 어두워요", LATER)
    assert review.decision is ReviewState.CHANGES_REQUESTED
    review.decide(MINA, APPROVED, "", LATER)
    assert (review.decision, [each.decision for each in review.given]) == (ReviewState.APPROVED, [CHANGES, APPROVED])


def test_who_was_not_asked_may_decide_too_and_is_never_waited_for() -> None:
    review = asked(MINA)
    review.decide(GUEST, CHANGES, "", LATER)
    assert [(each.person, each.is_asked) for each in review.reviewers] == [(MINA, True), (GUEST, False)]
    assert review.decision is ReviewState.CHANGES_REQUESTED


def test_a_round_does_not_wait_for_who_may_decide_no_more() -> None:
    review = asked()
    review.decide(MINA, APPROVED, "", LATER)
    review.follow({MINA.id}, LATER)
    assert (review.decision, told(review)[-1]) == (ReviewState.APPROVED, "review.updated")
    review.follow({MINA.id}, LATER)
    assert len(review.told) == 2
    review.follow({MINA.id, DOYUN.id}, LATER)
    assert (review.decision, waited_for(review)) == (ReviewState.IN_REVIEW, [DOYUN])


def test_what_somebody_decided_counts_after_they_have_left() -> None:
    review = asked()
    review.decide(MINA, CHANGES, "", LATER)
    review.follow(set(), LATER)
    assert review.decision is ReviewState.CHANGES_REQUESTED


def test_a_quorum_that_has_lost_its_people_takes_all_that_are_left() -> None:
    review = asked(kind=RoundRule.QUORUM, quorum=2)
    review.follow({MINA.id}, LATER)
    review.decide(MINA, APPROVED, "", LATER)
    assert review.decision is ReviewState.APPROVED


def test_a_guest_is_no_member_and_is_not_followed() -> None:
    review = asked(MINA)
    review.decide(GUEST, APPROVED, "", LATER)
    review.follow({MINA.id}, LATER)
    assert told(review) == ["review.decided"]


def test_a_closed_round_stays_as_it_is() -> None:
    review = asked()
    review.decide(MINA, APPROVED, "", LATER)
    review.close(JIMIN, LATER)
    assert (review.state, review.closed_by, review.closed_at, told(review)[-1]) == (
        RoundState.CLOSED,
        JIMIN,
        LATER,
        "review.closed",
    )
    before = review.row()
    for change in (
        lambda: review.decide(DOYUN, APPROVED, "", LATER),
        lambda: review.revise(review.terms, [MINA], LATER),
        lambda: review.close(JIMIN, LATER),
    ):
        with pytest.raises(RoundIsOver):
            change()
    review.follow(set(), LATER)
    assert review.row() == before


def test_a_version_tells_nothing_of_a_round_that_ended_undecided() -> None:
    review = asked()
    assert review.shown is ReviewState.IN_REVIEW
    review.close(JIMIN, LATER)
    assert (review.shown, review.decision) == (ReviewState.NONE, ReviewState.IN_REVIEW)


def test_a_superseded_round_keeps_what_was_decided() -> None:
    review = asked(MINA)
    review.decide(MINA, CHANGES, "", LATER)
    review.supersede(LATER)
    assert (review.state, review.closed_by, review.shown) == (
        RoundState.SUPERSEDED,
        None,
        ReviewState.CHANGES_REQUESTED,
    )


def test_it_goes_on_with_a_newer_version_and_asks_all_who_took_part_and_may() -> None:
    review = asked(MINA, DOYUN, kind=RoundRule.QUORUM, quorum=2)
    review.decide(GUEST, CHANGES, "", LATER)
    place = replace(examples.place(), version_number=2)
    again = review.reopened(place, {DOYUN.id}, LATER)
    assert (told(again), again.place, again.terms, again.opened_by) == (
        ["review.reopened"],
        place,
        review.terms,
        JIMIN,
    )
    assert ([each.person for each in again.reviewers], again.decision) == ([DOYUN], ReviewState.IN_REVIEW)


def test_terms_and_people_may_be_changed_and_who_has_decided_stays() -> None:
    review = asked()
    review.decide(MINA, APPROVED, "", LATER)
    terms = RoundTerms(rule=ReviewRule(RoundRule.ANY), due_date=date(2026, 3, 9))
    review.revise(terms, [JIMIN], LATER)
    assert [(each.person, each.is_asked) for each in review.reviewers] == [(MINA, False), (JIMIN, True)]
    assert (review.terms, told(review)[-1]) == (terms, "review.updated")
    review.revise(terms, [JIMIN], LATER)
    assert len(review.told) == 2


def test_a_note_is_plain_text_of_bounded_length() -> None:
    review = asked()
    with pytest.raises(InvalidField):
        review.decide(MINA, APPROVED, "가" * (LONGEST_NOTE + 1), LATER)
    assert (review.given, review.told) == ([], [])
