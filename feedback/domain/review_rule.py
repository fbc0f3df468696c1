"""When a cut is approved, and when changes are asked for."""

from dataclasses import dataclass

from core.domain.errors import InvalidField
from feedback.contracts import ReviewState, RoundRule

MOST_REVIEWERS = 50


@dataclass(frozen=True, slots=True)
class ReviewRule:
    """`any`: one approval is enough, `all`: everybody has to approve, `quorum`: so many; InvalidField.

    It is about those who have decided and those who are waited for. Where they are fewer than the quorum, because some
    have left, all of them have to approve.
    """

    kind: RoundRule
    quorum: int | None = None

    def __post_init__(self) -> None:
        """Only a quorum has a number."""
        if self.kind is not RoundRule.QUORUM and self.quorum is not None:
            raise InvalidField("/quorum", "review.quorum_needless")
        if self.kind is RoundRule.QUORUM and self.quorum is None:
            raise InvalidField("/quorum", "field.required")
        if self.quorum is not None and not 1 <= self.quorum <= MOST_REVIEWERS:
            code = "number.too_small" if self.quorum < 1 else "number.too_large"
            raise InvalidField("/quorum", code, least=1, most=MOST_REVIEWERS)

    def for_reviewers(self, count: int) -> "ReviewRule":
        """Of so many who are asked; InvalidField for a quorum that they are too few for."""
        if self.quorum is not None and self.quorum > count:
            raise InvalidField("/quorum", "review.quorum_too_large", most=count)
        return self

    def outcome(self, *, approvals: int, requests: int, waited_for: int) -> ReviewState:
        """Approved as soon as enough have approved, changes requested as soon as enough cannot approve any more."""
        if not approvals + requests:
            return ReviewState.IN_REVIEW
        needed = self.needed(approvals + requests + waited_for)
        if approvals >= needed:
            return ReviewState.APPROVED
        if approvals + waited_for < needed:
            return ReviewState.CHANGES_REQUESTED
        return ReviewState.IN_REVIEW

    def needed(self, reviewers: int) -> int:
        """Approvals, of so many reviewers."""
        match self.kind:
            case RoundRule.ANY:
                return 1
            case RoundRule.ALL:
                return reviewers
        return min(self.quorum or 1, reviewers)
