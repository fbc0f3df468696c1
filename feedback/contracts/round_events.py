"""What happens in review. Each carries the whole round, so that a list of rounds follows by its events."""

from dataclasses import dataclass
from typing import Any, ClassVar

from core.domain.events import ProjectEvent
from feedback.contracts.round_rows import FinishRow, RoundRow
from feedback.contracts.round_words import ReviewDecision
from feedback.contracts.rows import Author


@dataclass(frozen=True, kw_only=True)
class _RoundWhole(ProjectEvent):
    round: RoundRow

    def payload(self) -> dict[str, Any]:
        return self.round.wire() | {"round_id": str(self.round.id)}


@dataclass(frozen=True, kw_only=True)
class ReviewRequested(_RoundWhole):
    name: ClassVar[str] = "review.requested"


@dataclass(frozen=True, kw_only=True)
class ReviewUpdated(_RoundWhole):
    """It has another rule, other reviewers or another due date; or one of them may decide no more, or again."""

    name: ClassVar[str] = "review.updated"


@dataclass(frozen=True, kw_only=True)
class ReviewDecided(_RoundWhole):
    """By one reviewer, in `decided`; what it comes to is the round's `decision`."""

    name: ClassVar[str] = "review.decided"

    by: Author
    given: ReviewDecision
    note: str

    def payload(self) -> dict[str, Any]:
        decided = {"reviewer": self.by.wire(), "decision": self.given.value, "note": self.note}
        return super().payload() | {"decided": decided}


@dataclass(frozen=True, kw_only=True)
class ReviewClosed(_RoundWhole):
    """By a person, or because there is a newer version (`state` tells)."""

    name: ClassVar[str] = "review.closed"


@dataclass(frozen=True, kw_only=True)
class ReviewReopened(_RoundWhole):
    """A round on a newer version, in place of one that was open."""

    name: ClassVar[str] = "review.reopened"


@dataclass(frozen=True, kw_only=True)
class ReviewFinished(ProjectEvent):
    """A reviewer has said all that there is to say of a version."""

    name: ClassVar[str] = "review.finished"

    finish: FinishRow

    def payload(self) -> dict[str, Any]:
        return self.finish.wire() | {"finish_id": str(self.finish.id)}
