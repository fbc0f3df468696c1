"""The rule of a round against its definition: what may still become of it, whoever decides what."""

from itertools import permutations, product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.domain.errors import InvalidField
from feedback.contracts import Author, ReviewDecision, ReviewState, RoundRule
from feedback.domain.review_round import ReviewRound, RoundTerms
from feedback.domain.review_rule import MOST_REVIEWERS, ReviewRule
from tests.feedback import examples
from tests.feedback.examples import JIMIN, LATER, NOON

APPROVED, CHANGES = ReviewDecision.APPROVED, ReviewDecision.CHANGES_REQUESTED
people = st.lists(st.sampled_from([APPROVED, CHANGES, None]), max_size=7)
rules = st.one_of(
    st.sampled_from([ReviewRule(RoundRule.ANY), ReviewRule(RoundRule.ALL)]),
    st.integers(1, 8).map(lambda number: ReviewRule(RoundRule.QUORUM, number)),
)


def enough(rule: ReviewRule, said: list[ReviewDecision]) -> bool:
    """Whether a cut is approved of which everybody has said something."""
    approvals = said.count(APPROVED)
    match rule.kind:
        case RoundRule.ANY:
            return approvals >= 1
        case RoundRule.ALL:
            return approvals == len(said)
    assert rule.quorum is not None
    return approvals >= rule.quorum or approvals == len(said)


def by_definition(rule: ReviewRule, decided: list[ReviewDecision | None]) -> ReviewState:
    """Approved where it is whatever the others say, changes requested where it is not whatever they say."""
    if not any(decided):
        return ReviewState.IN_REVIEW
    said = [each for each in decided if each is not None]
    ends = [
        enough(rule, said + list(others)) for others in product((APPROVED, CHANGES), repeat=len(decided) - len(said))
    ]
    if all(ends):
        return ReviewState.APPROVED
    return ReviewState.IN_REVIEW if any(ends) else ReviewState.CHANGES_REQUESTED


@given(rule=rules, decided=people)
def test_the_outcome_is_what_the_others_can_no_longer_change(
    rule: ReviewRule, decided: list[ReviewDecision | None]
) -> None:
    outcome = rule.outcome(
        approvals=decided.count(APPROVED), requests=decided.count(CHANGES), waited_for=decided.count(None)
    )
    assert outcome is by_definition(rule, decided)


@given(
    rule=rules, said=st.lists(st.sampled_from([APPROVED, CHANGES]), min_size=1, max_size=4), waiting=st.integers(0, 2)
)
def test_the_order_of_decisions_does_not_matter(rule: ReviewRule, said: list[ReviewDecision], waiting: int) -> None:
    authors = [Author(examples.new_id(), f"심사 {number}") for number in range(len(said) + waiting)]
    ends = set()
    for order in permutations(range(len(said))):
        review = ReviewRound.requested(
            examples.place(), RoundTerms(rule=ReviewRule(RoundRule.ANY)), authors, JIMIN, NOON
        )
        review.terms = RoundTerms(rule=rule)
        for number in order:
            review.decide(authors[number], said[number], "", LATER)
        ends.add(review.decision)
    assert ends == {by_definition(rule, [*said, *[None] * waiting])}


@pytest.mark.parametrize(
    ("kind", "quorum", "code"),
    [
        (RoundRule.ALL, 2, "review.quorum_needless"),
        (RoundRule.ANY, 1, "review.quorum_needless"),
        (RoundRule.QUORUM, None, "field.required"),
        (RoundRule.QUORUM, 0, "number.too_small"),
        (RoundRule.QUORUM, MOST_REVIEWERS + 1, "number.too_large"),
    ],
)
def test_only_a_quorum_has_a_number(kind: RoundRule, quorum: int | None, code: str) -> None:
    with pytest.raises(InvalidField) as refusal:
        ReviewRule(kind, quorum)
    assert [(fault.pointer, fault.code) for fault in refusal.value.faults] == [("/quorum", code)]


def test_a_quorum_is_no_larger_than_those_who_are_asked() -> None:
    ReviewRule(RoundRule.QUORUM, 2).for_reviewers(2)
    with pytest.raises(InvalidField):
        ReviewRule(RoundRule.QUORUM, 3).for_reviewers(2)
