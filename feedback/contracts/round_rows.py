"""Rows of review rounds: one shape, in a REST answer and in an event's `data`."""

from dataclasses import dataclass, fields
from datetime import date, datetime
from typing import Any
from uuid import UUID

from core.domain.clock import rfc3339
from core.domain.events import plain
from feedback.contracts.round_words import ReviewDecision, ReviewState, RoundRule, RoundState
from feedback.contracts.rows import Author


@dataclass(frozen=True, slots=True, kw_only=True)
class ReviewerRow:
    """One who was asked, or who decided unasked. `is_waited_for`: asked, may decide still, and has not."""

    reviewer: Author
    is_asked: bool
    is_waited_for: bool
    decision: ReviewDecision | None
    note: str
    decided_at: datetime | None

    def wire(self) -> dict[str, Any]:
        return {
            "reviewer": self.reviewer.wire(),
            "is_asked": self.is_asked,
            "is_waited_for": self.is_waited_for,
            "decision": self.decision and self.decision.value,
            "note": self.note,
            "decided_at": self.decided_at and rfc3339(self.decided_at),
        }


@dataclass(frozen=True, slots=True, kw_only=True)
class RoundRow:
    """A review round on a version; `decision` is the one of all reviewers together."""

    id: UUID
    project_id: UUID
    video_id: UUID
    version_id: UUID
    version_number: int
    rule: RoundRule
    quorum: int | None
    state: RoundState
    decision: ReviewState
    due_date: date | None
    reviewers: tuple[ReviewerRow, ...]
    opened_by: Author
    closed_by: Author | None
    closed_at: datetime | None
    created_at: datetime
    updated_at: datetime
    version: int

    def wire(self) -> dict[str, Any]:
        """The round as clients get it."""
        return {name: plain(getattr(self, name)) for name in _ROUND_FIELDS} | {
            "reviewers": [each.wire() for each in self.reviewers],
            "opened_by": self.opened_by.wire(),
            "closed_by": self.closed_by and self.closed_by.wire(),
        }


@dataclass(frozen=True, slots=True, kw_only=True)
class DecisionRow:
    """One decision of the record, given once and never changed."""

    id: UUID
    reviewer: Author
    decision: ReviewDecision
    note: str
    at: datetime

    def wire(self) -> dict[str, Any]:
        return {
            "id": str(self.id),
            "reviewer": self.reviewer.wire(),
            "decision": self.decision.value,
            "note": self.note,
            "at": rfc3339(self.at),
        }


@dataclass(frozen=True, slots=True, kw_only=True)
class FinishRow:
    """A reviewer has finished with a version: how much they wrote since the last time, and what they decided."""

    id: UUID
    project_id: UUID
    video_id: UUID
    version_id: UUID
    version_number: int
    reviewer: Author
    summary: str
    note_count: int
    comment_count: int
    round_id: UUID | None
    decision: ReviewDecision | None
    finished_at: datetime

    def wire(self) -> dict[str, Any]:
        return {name: plain(getattr(self, name)) for name in _FINISH_FIELDS} | {"reviewer": self.reviewer.wire()}


_APART = ("reviewers", "opened_by", "closed_by")
_ROUND_FIELDS = tuple(field.name for field in fields(RoundRow) if field.name not in _APART)
_FINISH_FIELDS = tuple(field.name for field in fields(FinishRow) if field.name != "reviewer")
