"""Words of review rounds."""

from enum import StrEnum


class ReviewState(StrEnum):
    """Where a version stands in review; `none`: nobody was asked, or a round ended without a decision."""

    NONE = "none"
    IN_REVIEW = "in_review"
    APPROVED = "approved"
    CHANGES_REQUESTED = "changes_requested"


class ReviewDecision(StrEnum):
    """What one reviewer says of a cut."""

    APPROVED = "approved"
    CHANGES_REQUESTED = "changes_requested"


class RoundRule(StrEnum):
    """How many of those who decide have to approve."""

    ANY = "any"
    ALL = "all"
    QUORUM = "quorum"


class RoundState(StrEnum):
    """An open round takes decisions; the others are a record that stays as it is."""

    OPEN = "open"
    CLOSED = "closed"
    SUPERSEDED = "superseded"
