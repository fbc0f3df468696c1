"""What the review loop keeps beside what it counts, for whoever compares the two."""

from feedback.infrastructure.kept_figures import VERSION_COUNT, KeptStorage, KeptTotals
from feedback.infrastructure.kept_review import REVIEW
from feedback.infrastructure.kept_talk import COMMENT_COUNT, REACTION_COUNT, REACTIONS

KEPT_FIGURES = (KeptTotals(), KeptStorage(), COMMENT_COUNT, REACTION_COUNT, *REACTIONS, VERSION_COUNT, REVIEW)
