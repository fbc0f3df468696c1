"""Which objects of the store the review loop names, for whoever compares the two."""

from feedback.infrastructure.object_claims import CLAIMS as CLAIMS
