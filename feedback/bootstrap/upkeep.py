"""What the review loop keeps beside what it counts, for whoever compares the two."""

from feedback.infrastructure.kept_figures import COMMENT_COUNT, VERSION_COUNT, KeptStorage, KeptTotals

KEPT_FIGURES = (KeptTotals(), KeptStorage(), COMMENT_COUNT, VERSION_COUNT)
