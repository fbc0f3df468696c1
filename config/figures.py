"""Who answers for the figures of projects that contexts above keep (docs/adr/0015)."""

from feedback.bootstrap.figures import reviews as _kept
from projects.application.ports import AllReviews

__all__ = ["reviews"]

reviews: AllReviews = _kept
