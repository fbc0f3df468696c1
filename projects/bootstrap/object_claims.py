"""Which objects of the store projects name, for whoever compares the two."""

from projects.infrastructure.object_claims import CLAIMS as CLAIMS
